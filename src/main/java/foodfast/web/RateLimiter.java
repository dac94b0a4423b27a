package foodfast.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A rate limit: so many times per key within any stretch of time, on this node. The least recently
 * used keys are forgotten first, so that it never grows beyond its bound.
 */
public final class RateLimiter {
  private static final int KEYS = 20_000;

  private final int limit;
  private final long window;
  private final LongSupplier nanoTime;
  private final Map<String, ArrayDeque<Long>> times =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ArrayDeque<Long>> eldest) {
          return size() > KEYS;
        }
      };

  /**
   * @param limit 0 lifts the throttle
   */
  public RateLimiter(int limit, Duration window, LongSupplier nanoTime) {
    this.limit = limit;
    this.window = window.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Multiplied by the setting THROTTLE_FACTOR, where 0 lifts it. */
  public static RateLimiter perMinute(int limit) {
    return new RateLimiter(scaled(limit), Duration.ofMinutes(1), System::nanoTime);
  }

  /** A limit multiplied by the setting THROTTLE_FACTOR; 0 means none. */
  public static int scaled(int limit) {
    double factor =
        ConfigProvider.getConfig().getOptionalValue("THROTTLE_FACTOR", Double.class).orElse(1.0);
    return factor <= 0 ? 0 : (int) Math.max(1, Math.min(1_000_000, limit * factor));
  }

  /** Counts one more, unless the limit is reached. */
  public synchronized boolean take(String key) {
    if (limit == 0) {
      return true;
    }
    ArrayDeque<Long> taken = times.computeIfAbsent(key, k -> new ArrayDeque<>(2));
    forgetOld(taken);
    return taken.size() < limit && taken.add(nanoTime.getAsLong());
  }

  /** Takes back the latest count, for what turned out not to count. */
  public synchronized void giveBack(String key) {
    ArrayDeque<Long> taken = times.get(key);
    if (taken != null) {
      taken.pollLast();
    }
  }

  /** Whether the limit is reached. */
  public synchronized boolean isFull(String key) {
    ArrayDeque<Long> taken = limit == 0 ? null : times.get(key);
    if (taken == null) {
      return false;
    }
    forgetOld(taken);
    return taken.size() >= limit;
  }

  /** The refusal to answer with, which says when there is room again. */
  public synchronized Problem refusal(String key) {
    ArrayDeque<Long> taken = times.get(key);
    Long oldest = taken == null ? null : taken.peekFirst();
    long left = oldest == null ? 0 : oldest + window - nanoTime.getAsLong();
    return Problem.of(429).retryAfter(Duration.ofNanos(Math.max(0, left)));
  }

  /** Counts one more or refuses. */
  public void require(String key) {
    if (!take(key)) {
      throw refusal(key);
    }
  }

  private void forgetOld(ArrayDeque<Long> taken) {
    long now = nanoTime.getAsLong();
    while (!taken.isEmpty() && now - taken.peekFirst() >= window) {
      taken.pollFirst();
    }
  }
}
