package foodfast.delivery;

import foodfast.menu.Restaurant;
import foodfast.order.Address;
import foodfast.order.Order;
import foodfast.order.OrderStatus;
import java.time.Instant;
import java.util.UUID;

/** The way an order has to go, from its kitchen to its customer's door. */
public record DeliveryView(
    UUID orderId,
    OrderStatus status,
    UUID restaurantId,
    String restaurantName,
    Place pickUp,
    Address deliverTo,
    Instant placedAt) {

  /** A point on the map. */
  public record Place(double lat, double lng) {}

  static DeliveryView of(Order order, Restaurant from) {
    return new DeliveryView(
        order.id(),
        order.status(),
        from.id(),
        from.name(),
        new Place(from.lat(), from.lng()),
        order.deliverTo(),
        order.placedAt());
  }
}
