package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foodfast.web.Problem;
import foodfast.web.RateLimiter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogInAttemptsTest {
  private long now;
  private final LogInAttempts attempts =
      new LogInAttempts(throttle(10), throttle(100), throttle(1));

  @Test
  void areTenAMinutePerAccount() {
    failTenTimes();
    assertRefused("Ann@x.test", "1.1.1.1");
    now += Duration.ofMinutes(1).toNanos();
    attempts.begin("ann@x.test", "1.1.1.1");
  }

  @Test
  void fromAFreshAddressAreHeardOnceAMinuteWhileTheAccountIsUnderAttack() {
    failTenTimes();
    attempts.begin("ann@x.test", "2.2.2.2");
    assertRefused("ann@x.test", "2.2.2.2");
  }

  @Test
  void thatWereNoWrongGuessDoNotCount() {
    for (int i = 0; i < 200; i++) {
      attempts.giveBack(attempts.begin("ann@x.test", "1.1.1.1"));
    }
  }

  @Test
  void thatSucceedLeaveOthersFailuresCounted() {
    failTenTimes();
    attempts.giveBack(attempts.begin("ann@x.test", "2.2.2.2"));
    assertRefused("ann@x.test", "1.1.1.1");
  }

  @Test
  void areAHundredAMinutePerAddress() {
    for (int i = 0; i < 100; i++) {
      attempts.begin("person" + i + "@x.test", "1.1.1.1");
    }
    assertRefused("one.more@x.test", "1.1.1.1");
    attempts.begin("one.more@x.test", "2.2.2.2");
  }

  private void failTenTimes() {
    for (int i = 0; i < 10; i++) {
      attempts.begin("ann@x.test", "1.1.1.1");
    }
  }

  private void assertRefused(String email, String address) {
    Problem refused = assertThrows(Problem.class, () -> attempts.begin(email, address));
    assertEquals(429, refused.status());
    assertEquals("60", refused.headers().get("Retry-After"));
  }

  private RateLimiter throttle(int limit) {
    return new RateLimiter(limit, Duration.ofMinutes(1), () -> now);
  }
}
