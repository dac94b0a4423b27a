package foodfast.menu;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a restaurant is open, by the clocks of its cities. Written as schema.org does: {@code "Mo-Fr
 * 11:30-22:00; Sa-Su 12:00-01:00"}; nothing at all is "always".
 */
public final class OpeningHours {
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final LocalTime MORNING = LocalTime.of(4, 0);
  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  private static final String DAY = "(Mo|Tu|We|Th|Fr|Sa|Su)";
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";
  private static final String PART = DAY + "(-" + DAY + ")? " + TIME + "-" + TIME;

  /** What can be written: parts with a semicolon between them, or nothing at all. */
  static final String WRITTEN = "(" + PART + "(; ?" + PART + ")*)?";

  private final List<Span> spans;

  /**
   * A time of one day of the week.
   *
   * @param closes on the next day if it is not after {@code opens}
   */
  public record Span(DayOfWeek day, LocalTime opens, LocalTime closes) {
    private boolean covers(ZonedDateTime time) {
      ZonedDateTime opened =
          time.with(opens).minusDays(Math.floorMod(time.getDayOfWeek().compareTo(day), 7));
      boolean overnight = !closes.isAfter(opens);
      ZonedDateTime closed = opened.plusDays(overnight ? 1 : 0).with(closes);
      return !time.isBefore(opened) && time.isBefore(closed);
    }

    private ZonedDateTime nextAfter(ZonedDateTime time) {
      ZonedDateTime today =
          time.with(opens).plusDays(Math.floorMod(day.compareTo(time.getDayOfWeek()), 7));
      return today.isAfter(time) ? today : today.plusDays(7);
    }
  }

  private OpeningHours(List<Span> spans) {
    this.spans = spans;
  }

  /** Days may go over the week's end: {@code Sa-Mo} are three. */
  static OpeningHours parse(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.isBlank() ? new String[0] : text.split(";")) {
      String[] words = part.strip().split("[ -]");
      int days = words.length - 2;
      int first = DAYS.indexOf(words[0]);
      int more = Math.floorMod(DAYS.indexOf(words[days - 1]) - first, 7);
      for (int day = first; day <= first + more; day++) {
        LocalTime opens = LocalTime.parse(words[days]);
        spans.add(new Span(DayOfWeek.of(day % 7 + 1), opens, LocalTime.parse(words[days + 1])));
      }
    }
    return new OpeningHours(spans);
  }

  /** When kitchens begin anew: the next four in the morning. */
  static Instant nextMorning(Instant at) {
    ZonedDateTime time = at.atZone(ZONE);
    ZonedDateTime four = time.with(MORNING);
    return (four.isAfter(time) ? four : four.plusDays(1)).toInstant();
  }

  boolean isOpen(Instant at) {
    ZonedDateTime time = at.atZone(ZONE);
    return spans.isEmpty() || spans.stream().anyMatch(span -> span.covers(time));
  }

  /** When it opens next; empty while it is open. */
  Optional<Instant> opensAfter(Instant at) {
    return isOpen(at)
        ? Optional.empty()
        : spans.stream()
            .map(span -> span.nextAfter(at.atZone(ZONE)))
            .min(Comparator.comparing(time -> Duration.between(at, time)))
            .map(ZonedDateTime::toInstant);
  }

  /** By the week's days, null for "always". */
  List<Span> week() {
    return spans.isEmpty() ? null : List.copyOf(spans);
  }
}
