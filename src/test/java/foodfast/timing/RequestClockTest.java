package foodfast.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a request spent where, told once, and only by the thread that took it. */
class RequestClockTest {
  private static final Pattern PART = Pattern.compile("(\\w+);dur=(\\d+\\.\\d\\d)(, |$)");
  private static final long HOUR_AGO = System.nanoTime() - TimeUnit.HOURS.toNanos(1);

  @AfterEach
  void stop() {
    RequestClock.stop();
  }

  @Test
  void tellsEachPartInMilliseconds() {
    RequestClock.start();
    RequestClock.enter();
    RequestClock.leave(HOUR_AGO);
    RequestClock.handedOn(HOUR_AGO);
    Map<String, Double> told = told();
    assertEquals("[database, queue, total]", told.keySet().toString());
    assertTrue(told.get("database") >= 3_600_000);
    assertTrue(told.get("queue") >= 3_600_000);
    assertTrue(told.get("total") < 3_600_000);
  }

  /** One transaction within another is part of it. */
  @Test
  void countsWhatIsNestedOnce() {
    RequestClock.start();
    RequestClock.enter();
    RequestClock.enter();
    RequestClock.leave(HOUR_AGO);
    RequestClock.leave(System.nanoTime());
    assertTrue(told().get("database") < 3_600_000);
  }

  @Test
  void startsAnewWithEachRequest() {
    RequestClock.start();
    RequestClock.enter();
    RequestClock.handedOn(HOUR_AGO);
    RequestClock.start();
    RequestClock.enter();
    RequestClock.leave(HOUR_AGO);
    Map<String, Double> told = told();
    assertTrue(told.get("database") >= 3_600_000);
    assertEquals(0, told.get("queue"));
  }

  @Test
  void saysNothingOfWhatItDidNotSeeBegin() {
    assertNull(RequestClock.stop());
    RequestClock.start();
    told();
    assertNull(RequestClock.stop());
  }

  private static Map<String, Double> told() {
    Map<String, Double> parts = new TreeMap<>();
    PART.matcher(RequestClock.stop())
        .results()
        .forEach(part -> parts.put(part.group(1), Double.valueOf(part.group(2))));
    return parts;
  }
}
