package foodfast.order;

import foodfast.realtime.Hub.Listener;
import foodfast.realtime.Signal;
import java.util.concurrent.TimeUnit;

/**
 * What the cache holds of one order, and since when that was last seen to be true. It listens to
 * the order so that the healer asks for its version, too.
 */
final class StatusCacheEntry implements Listener {
  private static final long TRUSTED_NANOS = TimeUnit.MILLISECONDS.toNanos(950);
  private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(2);

  private volatile long asked = System.nanoTime();
  private StatusSnapshot status;
  private long seen;

  @Override
  public void heard(Signal signal, long wake) {
    // whoever is woken by it asks for what is newer
  }

  boolean isForgotten(long now) {
    return now - asked > FORGOTTEN_NANOS;
  }

  /** The latest that was learned, or null. */
  synchronized StatusSnapshot last() {
    asked = System.nanoTime();
    return status;
  }

  /**
   * The status if it lies beyond that version, else null: whoever knows an older one is told so
   * however long ago that was learned.
   *
   * @param beyond -1 for "whatever it is": then it must have been seen to be true within the last
   *     second
   */
  synchronized StatusSnapshot trusted(long beyond) {
    asked = System.nanoTime();
    boolean newer = status != null && status.version() > beyond;
    return newer && (beyond >= 0 || asked - seen < TRUSTED_NANOS) ? status : null;
  }

  /** What was seen to be true after that moment, else null. */
  synchronized StatusSnapshot seenSince(long moment) {
    return status != null && seen - moment >= 0 ? status : null;
  }

  /** Takes over what was read or committed; what is older than the known is passed over. */
  synchronized void learn(StatusSnapshot newer, long at) {
    if (status == null || newer.version() >= status.version()) {
      status = newer;
      seen = at;
    }
  }

  /** The table had that version then: what is known is still true; false if it is older. */
  synchronized boolean confirm(long version, long at) {
    if (status == null || status.version() < version) {
      return status == null;
    }
    seen = Math.max(seen, at);
    return true;
  }
}
