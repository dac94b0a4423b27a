package foodfast.realtime;

import java.time.Duration;

/**
 * Over how long a broadcast is handed out: at once to a thousand readers, ten thousand in about a
 * second; and when the node is busy with what is urgent, up to ten times slower.
 */
final class Spread {
  private static final int AT_ONCE = 1_000;
  private static final double MILLIS_PER_READER = 0.1;
  private static final double BUSY = 0.6;
  private static final int SLOWEST = 10;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private Spread() {}

  /**
   * @param load how much of the machine's processors is in use, 0 to 1; negative if unknown
   */
  static Duration over(int readers, double load) {
    double excess = Math.min(1, Math.max(0, load - BUSY) / (1 - BUSY));
    double factor = 1 + (SLOWEST - 1) * excess;
    int spread = excess > 0 ? readers : Math.max(0, readers - AT_ONCE);
    Duration time = Duration.ofMillis((long) (spread * MILLIS_PER_READER * factor));
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }
}
