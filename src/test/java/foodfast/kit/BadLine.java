package foodfast.kit;

import java.time.Duration;
import java.util.Random;

/**
 * One connection on a bad mobile line: when each segment that is sent arrives, by the clock of the
 * network, in nanoseconds. A way takes 150 ms; of the segments 2 % are lost, and all that set out
 * in a hole, 20 s of every two minutes.
 *
 * <p>What is lost sets out again as TCP has it where little is said, so that no later segment tells
 * of the loss: after a second, which is the shortest timeout of RFC 6298 (2.4; Linux dares 0.2 s),
 * and after twice as long each next time (5.5). What follows waits for it, and a connection is open
 * after one round trip.
 */
public final class BadLine {
  static final long WAY = Duration.ofMillis(150).toNanos();
  static final double LOSS = 0.02;
  static final long TIMEOUT = Duration.ofSeconds(1).toNanos();

  /** How often a hole comes, when in that time it begins, and how long it is. */
  public static final Duration EACH = Duration.ofMinutes(2);

  static final Duration HOLE_FROM = Duration.ofSeconds(50);
  static final Duration HOLE = Duration.ofSeconds(20);

  private final Random chance;
  private final Way forth = new Way();
  private final Way back = new Way();

  /** Opened by who is before it, at that time. */
  BadLine(Random chance, long now) {
    this.chance = chance;
    forth.left = back.arrival(forth.arrival(now));
  }

  Way forth() {
    return forth;
  }

  Way back() {
    return back;
  }

  static boolean isHole(long at) {
    long of = at % EACH.toNanos() - HOLE_FROM.toNanos();
    return of >= 0 && of < HOLE.toNanos();
  }

  /** One direction of it. */
  final class Way {
    private long left;

    /** When a segment arrives that is sent now, after all before it. */
    synchronized long arrival(long now) {
      long leaves = Math.max(now, left);
      for (long timeout = TIMEOUT; isLost(leaves); timeout *= 2) {
        leaves += timeout;
      }
      left = leaves;
      return leaves + WAY;
    }

    private boolean isLost(long leaves) {
      return isHole(leaves) || chance.nextDouble() < LOSS;
    }
  }
}
