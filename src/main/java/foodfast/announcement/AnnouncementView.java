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
    NewAnnouncement content = a.content();
    return new AnnouncementView(
        a.id(),
        a.position(),
        content.title(),
        content.body(),
        content.severity(),
        content.audience().isEverybody() ? null : content.audience(),
        content.startsAt(),
        content.endsAt(),
        content.sticky(),
        unread);
  }
}
