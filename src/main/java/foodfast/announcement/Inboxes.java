package foodfast.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.UUID;

/** Collects what is valid for somebody at this moment. */
@ApplicationScoped
public class Inboxes {
  @Inject Announcements announcements;
  @Inject AnnouncementChanges changes;
  @Inject ReadMarks marks;
  @Inject Event<AnnouncementRangeSeen> seen;

  /**
   * What somebody finds who was away.
   *
   * @param unread how many valid ones they have not marked as read, this page or not
   * @param position from where to follow the stream, and up to where to mark as read; nothing falls
   *     between it and the items
   * @param next what to ask for as {@code before}, or as {@code after} if that was given, to get
   *     more; null on the last page
   */
  public record Inbox(
      List<AnnouncementView> items, long unread, long position, @JsonbNillable Long next) {}

  /**
   * @param after null for the newest first
   * @param before bound of the newest first; null for none
   */
  @Transactional
  public Inbox read(UUID account, Recipient recipient, Long after, Long before, int limit) {
    long position = changes.head();
    long mark = marks.upTo(account);
    List<Announcement> found =
        after == null
            ? announcements.newest(recipient, before == null ? Long.MAX_VALUE : before, limit + 1)
            : announcements.after(recipient, after, limit + 1);
    List<Announcement> page = found.subList(0, Math.min(limit, found.size()));
    if (!page.isEmpty()) {
      LongSummaryStatistics shown =
          page.stream().mapToLong(Announcement::position).summaryStatistics();
      seen.fire(new AnnouncementRangeSeen(account, shown.getMin(), shown.getMax()));
    }
    Long next = found.size() > limit ? page.get(limit - 1).position() : null;
    List<AnnouncementView> items =
        page.stream().map(a -> AnnouncementView.of(a, a.position() > mark)).toList();
    return new Inbox(items, announcements.countAfter(recipient, mark), position, next);
  }
}
