package foodfast.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {
  private static final String MONDAY = "2026-03-02T";

  @Test
  void nothingIsAlways() {
    assertTrue(OpeningHours.parse("").isOpen(at(MONDAY + "04:00")));
    assertNull(OpeningHours.parse("").week());
    assertEquals(Optional.empty(), OpeningHours.parse("").opensAfter(at(MONDAY + "04:00")));
  }

  @Test
  void beginsWithItsMinuteAndEndsBeforeItsLast() {
    OpeningHours hours = OpeningHours.parse("Mo-Fr 11:30-22:00");
    assertFalse(hours.isOpen(at(MONDAY + "11:29")));
    assertTrue(hours.isOpen(at(MONDAY + "11:30")));
    assertTrue(hours.isOpen(at(MONDAY + "21:59")));
    assertFalse(hours.isOpen(at(MONDAY + "22:00")));
    assertFalse(hours.isOpen(at("2026-03-07T12:00")), "a Saturday");
  }

  @Test
  void mayGoOverTheWeeksEnd() {
    OpeningHours hours = OpeningHours.parse("Sa-Mo 12:00-14:00");
    assertTrue(hours.isOpen(at(MONDAY + "13:00")));
    assertTrue(hours.isOpen(at("2026-03-08T13:00")), "a Sunday");
    assertFalse(hours.isOpen(at("2026-03-03T13:00")), "a Tuesday");
  }

  @Test
  void goesOnAfterMidnight() {
    OpeningHours hours = OpeningHours.parse("Su-Su 18:00-01:00");
    assertTrue(hours.isOpen(at(MONDAY + "00:59")));
    assertFalse(hours.isOpen(at(MONDAY + "01:00")));
    assertTrue(hours.isOpen(at("2026-03-08T23:00")));
  }

  @Test
  void tellsWhenItOpensNext() {
    OpeningHours hours = OpeningHours.parse("Mo-Mo 11:30-14:00; Mo-Mo 17:00-22:00");
    assertEquals(Optional.of(at(MONDAY + "17:00")), hours.opensAfter(at(MONDAY + "15:00")));
    assertEquals(Optional.of(at("2026-03-09T11:30")), hours.opensAfter(at(MONDAY + "22:00")));
    assertEquals(Optional.empty(), hours.opensAfter(at(MONDAY + "12:00")));
    assertEquals(2, hours.week().size());
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(OpeningHours.ZONE).toInstant();
  }
}
