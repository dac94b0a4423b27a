package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private long now = Long.MAX_VALUE - 5;
  private final RateLimiter throttle = new RateLimiter(2, Duration.ofMinutes(1), () -> now);

  @Test
  void refusesBeyondTheLimitPerKey() {
    assertTrue(throttle.take("a"));
    assertTrue(throttle.take("a"));
    assertFalse(throttle.take("a"));
    assertTrue(throttle.isFull("a"));
    assertTrue(throttle.take("b"));
  }

  @Test
  void hasRoomAgainOnceTheOldestIsOld() {
    throttle.take("a");
    now += Duration.ofSeconds(40).toNanos();
    throttle.take("a");
    assertEquals("20", throttle.refusal("a").headers().get("Retry-After"));
    now += Duration.ofSeconds(20).toNanos();
    assertTrue(throttle.take("a"));
    assertFalse(throttle.take("a"));
  }

  @Test
  void forgetsWhatIsGivenBack() {
    throttle.take("a");
    throttle.take("a");
    throttle.giveBack("a");
    assertTrue(throttle.take("a"));
  }

  @Test
  void neverRefusesWhenLifted() {
    RateLimiter lifted = new RateLimiter(0, Duration.ofMinutes(1), () -> now);
    for (int i = 0; i < 1000; i++) {
      assertTrue(lifted.take("a"));
    }
    assertFalse(lifted.isFull("a"));
  }

  @Test
  void keepsTheKeysUsedLast() {
    throttle.take("first");
    throttle.take("first");
    for (int i = 0; i < 30_000; i++) {
      throttle.take("key " + i);
    }
    assertFalse(throttle.isFull("first"));
    throttle.take("key 29999");
    assertTrue(throttle.isFull("key 29999"));
  }
}
