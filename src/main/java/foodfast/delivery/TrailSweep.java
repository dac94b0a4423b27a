package foodfast.delivery;

import foodfast.order.Orders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes the trails of deliveries that have ended rough, and forgets them a day after the end. */
final class TrailSweep {
  static final Duration KEPT = Duration.ofHours(24);
  private static final int AT_ONCE = 500;

  private final Trails trails;
  private final Orders orders;
  private final Clock clock;

  TrailSweep(Trails trails, Orders orders, Clock clock) {
    this.trails = trails;
    this.orders = orders;
    this.clock = clock;
  }

  void sweep() {
    Instant now = clock.instant();
    List<UUID> open = trails.open();
    for (int from = 0; from < open.size(); from += AT_ONCE) {
      orders
          .endings(open.subList(from, Math.min(open.size(), from + AT_ONCE)))
          .forEach(trails::end);
    }
    trails.deleteEndedBefore(now.minus(KEPT));
  }
}
