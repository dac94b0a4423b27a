package foodfast.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Sends out one announcement whose start has come, once among all nodes. */
@ApplicationScoped
public class SendDueAnnouncement {
  @Inject Announcements announcements;
  @Inject AnnouncementChanges changes;

  /**
   * @return false if none is due
   */
  @Transactional
  public boolean sendOne() {
    return announcements
        .due()
        .map(
            announcement -> {
              changes.goOut(announcement);
              return true;
            })
        .orElse(false);
  }
}
