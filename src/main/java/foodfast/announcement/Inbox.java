package foodfast.announcement;

import java.util.List;

/**
 * What somebody finds who was away.
 *
 * @param unread how many valid ones they have not marked as read, this page or not
 * @param position from where to follow the stream, and up to where to mark as read; nothing falls
 *     between it and the items
 * @param next what to ask for as {@code before}, or as {@code after} if that was given, to get
 *     more; absent on the last page
 */
public record Inbox(List<AnnouncementView> items, long unread, long position, Long next) {}
