package foodfast.announcement;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Changes an announcement that is not over. Who has it gets the new one in its place; who is no
 * longer meant, or has it too early, is told that it is withdrawn.
 */
@ApplicationScoped
public class CorrectAnnouncement {
  @Inject Announcements announcements;
  @Inject AnnouncementChanges changes;

  @Transactional
  public Announcement correct(UUID id, UnaryOperator<NewAnnouncement> change) {
    Instant now = Instant.now();
    Announcement announcement = announcements.lock(id).orElseThrow(Problem::notFound);
    if (announcement.state(now) == Announcement.State.OVER) {
      throw Problem.of(409, "announcement-over", "What is over is not corrected any more.");
    }
    NewAnnouncement before = announcement.content();
    NewAnnouncement after = change.apply(before).asOf(now);
    if (!after.equals(before)) {
      announcement.take(after);
      tell(announcement, before.audience(), now);
    }
    return announcement;
  }

  private void tell(Announcement announcement, Audience before, Instant now) {
    boolean live = announcement.state(now) == Announcement.State.LIVE;
    if (announcement.position != null && !(live && before.equals(announcement.audience()))) {
      changes.withdraw(announcement, before);
      announcement.position = null;
    }
    if (live) {
      changes.goOut(announcement);
    }
  }
}
