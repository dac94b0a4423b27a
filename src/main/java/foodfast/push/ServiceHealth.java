package foodfast.push;

import java.time.Duration;
import java.time.Instant;

/**
 * How a push service has answered lately: one that failed rests, longer each time, and is then
 * tried with one push alone, so that a dead service holds up neither threads nor other services.
 */
final class ServiceHealth {
  private static final Duration FIRST_REST = Duration.ofSeconds(2);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 8;

  private int failures;
  private int inHand;
  private Instant rested = Instant.EPOCH;

  /** Whether one more may be tried now; then {@link #answered} or {@link #failed} must follow. */
  synchronized boolean begin(Instant now) {
    if (now.isBefore(rested) || failures > 0 && inHand > 0) {
      return false;
    }
    inHand++;
    return true;
  }

  /**
   * @return whether it had failed before
   */
  synchronized boolean answered() {
    boolean recovered = failures > 0;
    inHand--;
    failures = 0;
    return recovered;
  }

  /**
   * @return whether this was the first after it had worked
   */
  synchronized boolean failed(Instant now) {
    inHand--;
    if (now.isBefore(rested)) { // tried at the same time as the one that failed before
      return false;
    }
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    rested = now.plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
    failures++;
    return failures == 1;
  }

  /** How long it still rests; a moment for one that is being tried. */
  synchronized Duration rest(Instant now) {
    Duration left = Duration.between(now, rested);
    return left.compareTo(FIRST_REST) < 0 ? FIRST_REST : left;
  }

  synchronized boolean isResting(Instant now) {
    return now.isBefore(rested);
  }

  synchronized boolean isIdle() {
    return inHand == 0 && failures == 0;
  }
}
