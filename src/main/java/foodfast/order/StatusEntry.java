package foodfast.order;

import java.util.concurrent.TimeUnit;

/** What the node knows of one order, and since when that was last seen to be true. */
final class StatusEntry {
  private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(950);
  private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(2);

  private volatile long asked = System.nanoTime();
  private KnownStatus status;
  private long seen;

  boolean isForgotten(long now) {
    return now - asked > FORGOTTEN_NANOS;
  }

  /**
   * The status if it was seen to be true within the last second and lies beyond that version, else
   * null.
   */
  synchronized KnownStatus trusted(long beyond) {
    asked = System.nanoTime();
    boolean fresh = status != null && System.nanoTime() - seen < TRUSTED_NANOS;
    return fresh && status.version() > beyond ? status : null;
  }

  /** What was seen to be true after that moment, else null. */
  synchronized KnownStatus seenSince(long moment) {
    return status != null && seen - moment >= 0 ? status : null;
  }

  /** Takes over what was read or committed; what is older than the known is passed over. */
  synchronized void learn(KnownStatus newer, long at) {
    if (status == null || newer.version() >= status.version()) {
      status = newer;
      seen = at;
    }
  }

  /** Takes the table's version as seen; false if what is known is older than that. */
  synchronized boolean confirm(long version, long at) {
    if (status == null || status.version() < version) {
      return status == null;
    }
    seen = Math.max(seen, at);
    return true;
  }
}
