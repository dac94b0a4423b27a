package foodfast.announcement;

import foodfast.web.UnicodeText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * An announcement as the operator's list shows it.
 *
 * @param when from when to when, in UTC
 * @param startsAt the same moments for the reader's own clock; {@code endsAt} is empty for never
 * @param connected how many clients were connected when it went out
 * @param read how many people of its audience have marked it as read since
 */
public record OperatorAnnouncementView(
    UUID id,
    String title,
    String severity,
    String words,
    String state,
    String audience,
    String when,
    String startsAt,
    String endsAt,
    int connected,
    long read) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static OperatorAnnouncementView of(Announcement a, long read) {
    NewAnnouncement content = a.content();
    String until = content.endsAt() == null ? "" : " – " + TIME.format(content.endsAt());
    return new OperatorAnnouncementView(
        a.id(),
        content.title(),
        content.severity().name().toLowerCase(Locale.ROOT),
        content.severity().words(),
        a.state(Instant.now()).name().toLowerCase(Locale.ROOT),
        words(content.audience()),
        TIME.format(content.startsAt()) + until,
        content.startsAt().toString(),
        content.endsAt() == null ? "" : content.endsAt().toString(),
        a.connected(),
        read);
  }

  /**
   * Cities are isolated, so that those read from the right leave the words beside them in place.
   */
  static String words(Audience audience) {
    List<String> words = new ArrayList<>();
    words.add(
        audience.roles().isEmpty()
            ? "Everybody"
            : audience.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
    if (!audience.cities().isEmpty()) {
      words.add(
          "in "
              + audience.cities().stream()
                  .map(UnicodeText::isolated)
                  .collect(Collectors.joining(", ")));
    }
    return String.join(" ", words);
  }
}
