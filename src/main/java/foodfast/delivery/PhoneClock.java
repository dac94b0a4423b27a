package foodfast.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a phone's clock is ahead of ours, told by when its positions come. Nothing comes from the
 * future: a position that seems to shows at once that the clock is fast. One that seems old may
 * have waited in a tunnel; only when a while long each is as old as the last is the clock slow.
 */
final class PhoneClock {
  /** Closer than that a clock counts as right, for networks take their time too. */
  static final Duration RIGHT = Duration.ofSeconds(10);

  private static final Duration A_WHILE = Duration.ofSeconds(30);
  private static final int ENOUGH = 3;

  private Duration ahead;

  /** What was believed before, until a second position agrees with {@link #ahead}. */
  private Duration before;

  private Instant since;
  private int seen;
  private Duration least;
  private Duration most;

  PhoneClock(Duration ahead) {
    believe(ahead);
  }

  /** Another node knows it. */
  void believe(Duration known) {
    ahead = known;
    before = known;
    since = null;
  }

  /** Our time for a time of the phone. */
  Instant ours(Instant told) {
    return told.minus(ahead);
  }

  /** The phone's newest position has come. */
  void heard(Instant told, Instant now) {
    Duration lead = Duration.between(now, told);
    if (agree(lead, ahead)) {
      believe(ahead);
    } else if (lead.compareTo(ahead) > 0) {
      before = ahead;
      ahead = lead;
      since = null;
    } else if (agree(lead, before)) {
      believe(before);
    } else if (isSteady(lead, now)) {
      believe(most);
    }
  }

  /** Whether for a while all came with the same age: a queue that is being sent grows younger. */
  private boolean isSteady(Duration lead, Instant now) {
    if (since == null || !agree(lead, least) || !agree(lead, most)) {
      since = now;
      seen = 0;
      least = lead;
      most = lead;
    }
    seen++;
    least = least.compareTo(lead) < 0 ? least : lead;
    most = most.compareTo(lead) > 0 ? most : lead;
    return seen >= ENOUGH && !now.isBefore(since.plus(A_WHILE));
  }

  private static boolean agree(Duration one, Duration other) {
    return one.minus(other).abs().compareTo(RIGHT) <= 0;
  }
}
