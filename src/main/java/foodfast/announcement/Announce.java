package foodfast.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Takes a new announcement and sends it out, unless it is for later. */
@ApplicationScoped
public class Announce {
  @Inject Announcements announcements;
  @Inject AnnouncementChanges changes;

  @Transactional
  public Announcement announce(UUID author, NewAnnouncement wanted) {
    Instant now = Instant.now();
    Announcement announcement = new Announcement(author, wanted.asOf(now), now);
    announcements.add(announcement);
    if (announcement.state(now) == Announcement.State.LIVE) {
      changes.goOut(announcement);
    }
    return announcement;
  }
}
