package foodfast.announcement;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Ends an announcement before its time; a second end does nothing. */
@ApplicationScoped
public class EndAnnouncement {
  @Inject Announcements announcements;
  @Inject AnnouncementChanges changes;

  @Transactional
  public void end(UUID id) {
    Announcement announcement = announcements.lock(id).orElseThrow(Problem::notFound);
    if (announcement.withdrawnAt != null) {
      return;
    }
    if (announcement.position != null) {
      changes.withdraw(announcement, announcement.audience());
    }
    announcement.withdrawnAt = Instant.now();
  }
}
