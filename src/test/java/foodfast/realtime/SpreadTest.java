package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a broadcast takes its time. */
class SpreadTest {
  @Test
  void aThousandReadersAreToldAtOnceOnAnIdleNode() {
    assertEquals(Duration.ZERO, Spread.over(1_000, 0.3));
    assertEquals(Duration.ZERO, Spread.over(0, 1));
  }

  @Test
  void tenThousandTakeAboutASecond() {
    assertEquals(Duration.ofMillis(900), Spread.over(10_000, 0.3));
  }

  @Test
  void aBusyNodeTakesTenTimesAsLong() {
    assertEquals(Duration.ofSeconds(1), Spread.over(1_000, 1));
    assertEquals(Duration.ofSeconds(10), Spread.over(10_000, 1));
    assertTrue(Spread.over(10_000, 0.8).compareTo(Spread.over(10_000, 0.7)) > 0);
  }

  @Test
  void itEndsWithinAMinuteWhateverHappens() {
    assertEquals(Duration.ofSeconds(60), Spread.over(1_000_000, 1));
  }

  @Test
  void anUnknownLoadIsNoLoad() {
    assertEquals(Spread.over(5_000, 0), Spread.over(5_000, -1));
  }
}
