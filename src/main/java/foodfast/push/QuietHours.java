package foodfast.push;

import foodfast.web.Violations;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a device is left alone, by its own clock; an end before the beginning is on the next day.
 *
 * @param timeZone such as Europe/Berlin
 */
public record QuietHours(
    @NotNull @Pattern(regexp = TIME) String from,
    @NotNull @Pattern(regexp = TIME) String until,
    @NotNull @Size(max = 60) String timeZone) {
  private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

  /** Refuses a time zone that nobody knows. */
  void check() {
    try {
      ZoneId.of(timeZone);
    } catch (DateTimeException e) {
      throw Violations.invalid("/quiet/timeZone", "Please name a time zone, as Europe/Berlin.");
    }
  }

  boolean include(Instant moment) {
    LocalTime now = moment.atZone(ZoneId.of(timeZone)).toLocalTime();
    LocalTime begin = LocalTime.parse(from);
    LocalTime end = LocalTime.parse(until);
    return begin.isBefore(end)
        ? !now.isBefore(begin) && now.isBefore(end)
        : !now.isBefore(begin) || now.isBefore(end);
  }
}
