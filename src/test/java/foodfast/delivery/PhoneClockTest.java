package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a phone's clock goes, as its positions tell. Seconds are by our clock. */
class PhoneClockTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final PhoneClock clock = new PhoneClock(Duration.ZERO);

  /** What was measured then comes now, from a clock so many seconds ahead: when that was, to us. */
  private double comes(double now, double measured, double ahead) {
    Instant told = at(measured + ahead);
    clock.heard(told, at(now));
    return Duration.between(NOW, clock.ours(told)).toMillis() / 1000.0;
  }

  private static Instant at(double seconds) {
    return NOW.plusMillis(Math.round(seconds * 1000));
  }

  @Test
  void aClockThatGoesRightIsBelieved() {
    assertEquals(0, comes(0.2, 0, 0));
    assertEquals(10, comes(18, 10, 0), "on a slow network");
    assertEquals(5, comes(5, 0, 5), "a little fast");
  }

  @Test
  void aFastClockShowsAtOnceAndStaysKnown() {
    assertEquals(0, comes(0, 0, 300));
    assertEquals(9.8, comes(10, 9.8, 300));
    assertEquals(4, comes(20, 4, 300), "came late: it keeps its time");
    assertEquals(21, comes(21, 21, 300));
    assertEquals(30, comes(30, 30, 40 * 365 * 86_400.0), "whatever year it is there");
  }

  @Test
  void whatWaitedInATunnelStaysOld() {
    for (int measured = -600; measured <= 0; measured += 10) {
      assertEquals(measured, comes((measured + 600) / 1000.0, measured, 0));
    }
    assertEquals(10, comes(10, 10, 0));
  }

  @Test
  void aSlowQueueIsNoSlowClock() {
    for (int i = 0; i < 60; i++) {
      assertEquals(-600 + 10 * i, comes(2 * i, -600 + 10 * i, 0));
    }
  }

  @Test
  void aSlowClockShowsOnceAllAreEquallyOld() {
    assertEquals(-300, comes(0, 0, -300));
    assertEquals(-290, comes(10, 10, -300));
    assertEquals(-280.5, comes(20, 19.5, -300));
    assertEquals(30, comes(30, 30, -300));
    assertEquals(40, comes(41, 40, -300));
    assertEquals(25, comes(42, 25, -300), "and what waits is old again");
  }

  @Test
  void aClockThatIsSetRightIsFollowed() {
    comes(0, 0, 300);
    comes(10, 10, 300);
    for (int now = 20; now < 50; now += 10) {
      comes(now, now, 0);
    }
    assertEquals(50, comes(50, 50, 0));
    comes(60, 60, -7200);
    for (int now = 70; now < 100; now += 10) {
      comes(now, now, -7200);
    }
    assertEquals(100, comes(100, 100, -7200));
    assertEquals(110, comes(110, 110, 0), "and back");
  }

  @Test
  void oneThatIsWrongAloneChangesNothing() {
    comes(0, 0, 0);
    assertEquals(10, comes(10, 10, 7 * 86_400));
    assertEquals(20, comes(20, 20, 0));
    assertEquals(15, comes(21, 15, 0));
    comes(30, 30, -86_400);
    assertEquals(40, comes(40, 40, 0));
  }

  @Test
  void twoPhonesTakeTurns() {
    for (int now = 0; now < 100; now += 10) {
      assertEquals(now, comes(now, now, now % 20 == 0 ? 0 : 300));
    }
  }
}
