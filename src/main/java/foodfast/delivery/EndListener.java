package foodfast.delivery;

import foodfast.order.KnownStatus;
import foodfast.order.KnownStatuses;
import foodfast.realtime.Listener;
import foodfast.realtime.Signal;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Waits for the end of an order. The version it has looked at is its position: when a signal was
 * lost, or a look failed, it is behind the table and woken again.
 */
final class EndListener implements Listener {
  private final UUID order;
  private final KnownStatuses known;
  private final Executor threads;
  private final Runnable onEnd;
  private volatile long seen;

  /**
   * @param seen the version looked at already, {@link Long#MAX_VALUE} to begin with the table's
   */
  EndListener(UUID order, long seen, KnownStatuses known, Executor threads, Runnable onEnd) {
    this.order = order;
    this.seen = seen;
    this.known = known;
    this.threads = threads;
    this.onEnd = onEnd;
  }

  @Override
  public void heard(Signal signal, long wake) {
    threads.execute(this::endIfOver);
  }

  @Override
  public long position() {
    return seen;
  }

  /** Looks for what is newer than seen; an order that is no more is over, too. */
  boolean endIfOver() {
    Optional<KnownStatus> now = known.newerThan(order, seen);
    seen = now.map(KnownStatus::version).orElse(Long.MAX_VALUE);
    boolean over = now.filter(status -> !status.isFinal()).isEmpty();
    if (over) {
      onEnd.run();
    }
    return over;
  }
}
