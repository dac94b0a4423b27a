package foodfast.kit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Looks again and again until something holds, and fails with the last thing seen when it doesn't.
 */
public final class Eventually {
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final Duration deadline;

  private Eventually(Duration deadline) {
    this.deadline = deadline;
  }

  public static Eventually within(Duration deadline) {
    return new Eventually(deadline);
  }

  /** The first value that satisfies; an exception while looking counts as "not yet". */
  public <T> T see(String what, Callable<T> look, Predicate<? super T> satisfied) {
    long end = System.nanoTime() + deadline.toNanos();
    Object last = null;
    while (true) {
      try {
        T now = look.call();
        if (satisfied.test(now)) {
          return now;
        }
        last = now;
      } catch (Exception | AssertionError e) {
        last = e;
      }
      if (System.nanoTime() > end) {
        AssertionError late =
            new AssertionError(what + ": not within " + deadline + ", last: " + last);
        if (last instanceof Throwable cause) {
          late.initCause(cause);
        }
        throw late;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  public void holds(String what, Callable<Boolean> condition) {
    see(what, condition, Boolean::booleanValue);
  }
}
