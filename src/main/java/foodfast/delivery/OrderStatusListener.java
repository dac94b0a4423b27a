package foodfast.delivery;

import foodfast.background.CoalescedTask;
import foodfast.order.StatusCache;
import foodfast.order.StatusSnapshot;
import foodfast.realtime.Hub.Listener;
import foodfast.realtime.Signal;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Follows an order to its end. The version it has looked at is its position: when a signal was
 * lost, or a look failed, it is behind the table and woken again.
 */
final class OrderStatusListener implements Listener {
  private final UUID order;
  private final StatusCache statuses;
  private final CoalescedTask looking;
  private final Consumer<StatusSnapshot> onStep;
  private final Runnable onEnd;
  private volatile long seen;

  /**
   * @param seen the version looked at already, {@link Long#MAX_VALUE} to begin with the table's
   * @param onStep told of the newest status whenever it is newer than seen, the last one too
   */
  OrderStatusListener(
      UUID order,
      long seen,
      StatusCache statuses,
      Executor threads,
      Consumer<StatusSnapshot> onStep,
      Runnable onEnd) {
    this.order = order;
    this.seen = seen;
    this.statuses = statuses;
    this.looking = new CoalescedTask(threads, this::endIfOver);
    this.onStep = onStep;
    this.onEnd = onEnd;
  }

  @Override
  public void heard(Signal signal, long wake) {
    looking.ask();
  }

  @Override
  public long position() {
    return seen;
  }

  /** Looks for what is newer than seen; an order that is no more is over, too. */
  boolean endIfOver() {
    Optional<StatusSnapshot> now = statuses.newerThan(order, seen);
    now.ifPresent(onStep);
    seen = now.map(StatusSnapshot::version).orElse(Long.MAX_VALUE);
    boolean over = now.filter(status -> !status.isFinal()).isEmpty();
    if (over) {
      onEnd.run();
    }
    return over;
  }
}
