package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a broadcast takes its time. */
class FanOutPacingTest {
  @Test
  void aThousandReadersAreToldAtOnceOnAnIdleNode() {
    assertEquals(Duration.ZERO, FanOutPacing.timeFor(1_000, 0.3));
    assertEquals(Duration.ZERO, FanOutPacing.timeFor(0, 1));
  }

  @Test
  void tenThousandTakeAboutASecond() {
    assertEquals(Duration.ofMillis(900), FanOutPacing.timeFor(10_000, 0.3));
  }

  @Test
  void aBusyNodeTakesTenTimesAsLong() {
    assertEquals(Duration.ofSeconds(1), FanOutPacing.timeFor(1_000, 1));
    assertEquals(Duration.ofSeconds(10), FanOutPacing.timeFor(10_000, 1));
    assertTrue(FanOutPacing.timeFor(10_000, 0.8).compareTo(FanOutPacing.timeFor(10_000, 0.7)) > 0);
  }

  @Test
  void itEndsWithinAMinuteWhateverHappens() {
    assertEquals(Duration.ofSeconds(60), FanOutPacing.timeFor(1_000_000, 1));
  }

  @Test
  void anUnknownLoadIsNoLoad() {
    assertEquals(FanOutPacing.timeFor(5_000, 0), FanOutPacing.timeFor(5_000, -1));
  }
}
