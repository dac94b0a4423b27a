package foodfast.announcement;

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
 * @param connected how many clients were connected when it went out
 * @param read how many people of its audience have marked it as read since
 */
public record SentAnnouncement(
    UUID id,
    String title,
    String severity,
    String state,
    String audience,
    String when,
    int connected,
    long read) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  static SentAnnouncement of(Announcement a, long read) {
    String until = a.endsAt == null ? "" : " – " + TIME.format(a.endsAt);
    return new SentAnnouncement(
        a.id,
        a.title,
        a.severity.name().toLowerCase(Locale.ROOT),
        a.state(Instant.now()).name().toLowerCase(Locale.ROOT),
        words(a.audience()),
        TIME.format(a.startsAt) + until,
        a.connected,
        read);
  }

  private static String words(Audience audience) {
    List<String> words = new ArrayList<>();
    words.add(
        audience.roles().isEmpty()
            ? "Everybody"
            : audience.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")));
    if (!audience.cities().isEmpty()) {
      words.add("in " + String.join(", ", audience.cities()));
    }
    return String.join(" ", words);
  }
}
