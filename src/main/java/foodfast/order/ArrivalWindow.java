package foodfast.order;

import foodfast.menu.Restaurant;
import java.time.Duration;
import java.time.Instant;

/**
 * When a driver is likely to be at the door. It follows the order's own facts alone, so it never
 * goes back and forth: first what food usually took there when it was placed, then what the kitchen
 * promised (by its word, or as usual at its confirmation), which may only slip later, and from the
 * pick-up on the way alone.
 */
public record ArrivalWindow(Instant from, Instant to) {
  private static final double METRES_A_MINUTE = 250;
  private static final Duration HAND_OVER = Duration.ofMinutes(3);
  private static final Duration SPREAD = Duration.ofMinutes(10);
  private static final long ROUND = 300;

  /** Null once nothing more will arrive. */
  static ArrivalWindow of(Order order, Restaurant restaurant) {
    if (restaurant == null || order.status().isFinal()) {
      return null;
    }
    Duration way = way(restaurant, order.deliverTo());
    Instant pickedUp = order.at(OrderStatus.PICKED_UP);
    if (pickedUp != null) {
      return rounded(pickedUp.plus(way), SPREAD.dividedBy(2));
    }
    Instant confirmed = order.at(OrderStatus.CONFIRMED);
    Instant begun = confirmed == null ? order.placedAt() : confirmed;
    Instant promised = begun.plus(Duration.ofMinutes(order.promisedMinutes()));
    Instant food = later(promised, order.at(OrderStatus.READY));
    return rounded(food.plus(HAND_OVER).plus(way), SPREAD);
  }

  private static Instant later(Instant one, Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  /** At the pace of a bicycle. */
  private static Duration way(Restaurant from, Address to) {
    double minutes = to.metresByStreets(from.lat(), from.lng()) / METRES_A_MINUTE;
    return HAND_OVER.plusMinutes(Math.min(120, Math.round(minutes)));
  }

  /** Outward to five minutes: to be more exact would be to pretend. */
  private static ArrivalWindow rounded(Instant from, Duration spread) {
    long begin = Math.floorDiv(from.getEpochSecond(), ROUND) * ROUND;
    long end = -Math.floorDiv(-from.plus(spread).getEpochSecond(), ROUND) * ROUND;
    return new ArrivalWindow(Instant.ofEpochSecond(begin), Instant.ofEpochSecond(end));
  }
}
