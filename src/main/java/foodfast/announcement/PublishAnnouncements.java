package foodfast.announcement;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Publishes announcements, corrects them and ends them; each act is one transaction. */
@ApplicationScoped
@Transactional
public class PublishAnnouncements {
  @Inject Announcements announcements;
  @Inject AnnouncementChanges changes;

  /** Takes a new announcement and sends it out, unless it is for later. */
  public Announcement publish(UUID author, NewAnnouncement wanted) {
    Instant now = Instant.now();
    Announcement announcement = new Announcement(author, wanted.asOf(now), now);
    announcements.add(announcement);
    if (announcement.state(now) == Announcement.State.LIVE) {
      changes.goOut(announcement);
    }
    return announcement;
  }

  /**
   * Sends out one announcement whose start has come, once among all nodes.
   *
   * @return false if none is due
   */
  public boolean publishDue() {
    Optional<Announcement> due = announcements.due();
    due.ifPresent(changes::goOut);
    return due.isPresent();
  }

  /**
   * Changes an announcement that is not over. Who has it gets the new one in its place; who is no
   * longer meant, or has it too early, is told that it is withdrawn.
   */
  public Announcement correct(UUID id, UnaryOperator<NewAnnouncement> change) {
    Instant now = Instant.now();
    Announcement announcement = announcements.lock(id).orElseThrow(Problem::notFound);
    if (announcement.state(now) == Announcement.State.OVER) {
      throw Problem.of(
          409, "announcement-over", "This announcement is over and can't be changed any more.");
    }
    NewAnnouncement before = announcement.content();
    NewAnnouncement after = change.apply(before).asOf(now, before);
    if (!after.equals(before)) {
      announcement.correct(after);
      tell(announcement, before.audience(), now);
    }
    return announcement;
  }

  private void tell(Announcement announcement, Audience before, Instant now) {
    boolean live = announcement.state(now) == Announcement.State.LIVE;
    if (announcement.isOut() && !(live && before.equals(announcement.audience()))) {
      changes.takeBack(announcement, before);
    }
    if (live) {
      changes.goOut(announcement);
    }
  }

  /** Ends an announcement before its time; a second end does nothing. */
  public void end(UUID id) {
    Announcement announcement = announcements.lock(id).orElseThrow(Problem::notFound);
    if (!announcement.isWithdrawn()) {
      changes.withdraw(announcement);
    }
  }
}
