package foodfast.announcement;

import java.time.Instant;
import java.util.UUID;

/**
 * An announcement as clients see it.
 *
 * @param position absent until it goes out
 * @param audience absent when it is for everybody
 * @param unread for the person who asks; absent where nobody in particular asks
 */
public record AnnouncementView(
    UUID id,
    Long position,
    String title,
    String body,
    Severity severity,
    Audience audience,
    Instant startsAt,
    Instant endsAt,
    boolean sticky,
    Boolean unread) {

  static AnnouncementView of(Announcement a) {
    return of(a, null);
  }

  static AnnouncementView of(Announcement a, Boolean unread) {
    Audience audience = a.audience();
    return new AnnouncementView(
        a.id,
        a.position,
        a.title,
        a.body,
        a.severity,
        audience.isEverybody() ? null : audience,
        a.startsAt,
        a.endsAt,
        a.sticky,
        unread);
  }
}
