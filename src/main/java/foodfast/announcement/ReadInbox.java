package foodfast.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Collects what is valid for somebody at this moment. */
@ApplicationScoped
public class ReadInbox {
  @Inject Announcements announcements;
  @Inject AnnouncementChanges changes;
  @Inject ReadMarks marks;

  /**
   * @param after null for the newest first
   * @param before bound of the newest first; null for none
   */
  @Transactional
  public Inbox read(UUID account, Reader reader, Long after, Long before, int limit) {
    long position = changes.head();
    long mark = marks.upTo(account);
    List<Announcement> found =
        after == null
            ? announcements.newest(reader, before == null ? Long.MAX_VALUE : before, limit + 1)
            : announcements.after(reader, after, limit + 1);
    List<Announcement> page = found.subList(0, Math.min(limit, found.size()));
    Long next = found.size() > limit ? page.get(limit - 1).position : null;
    List<AnnouncementView> items =
        page.stream().map(a -> AnnouncementView.of(a, a.position > mark)).toList();
    return new Inbox(items, announcements.countAfter(reader, mark), position, next);
  }
}
