package foodfast.delivery;

import foodfast.account.Account;
import foodfast.menu.Restaurant;
import foodfast.order.Address;
import foodfast.order.Order;
import foodfast.order.OrderStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * The way an order has to go, from its kitchen to its customer's door.
 *
 * @param restaurantAddress street and number; null if unknown
 * @param restaurantPhone null for none
 * @param customer told to its own driver alone
 */
public record DeliveryView(
    UUID orderId,
    OrderStatus status,
    UUID restaurantId,
    String restaurantName,
    Place pickUp,
    Address deliverTo,
    Instant placedAt,
    String restaurantAddress,
    String restaurantPhone,
    Customer customer) {

  /** A point on the map. */
  public record Place(double lat, double lng) {}

  /**
   * Whom it is brought to.
   *
   * @param name the first name
   * @param phone null for none
   */
  public record Customer(String name, String phone) {
    /** Null for somebody who was forgotten. */
    private static Customer of(Account account) {
      return account == null || account.email() == null
          ? null
          : new Customer(account.name().strip().split("\\s")[0], account.phone());
    }
  }

  /**
   * @param customer null for drivers who have not taken it on
   */
  static DeliveryView of(Order order, Restaurant from, Account customer) {
    return new DeliveryView(
        order.id(),
        order.status(),
        from.id(),
        from.name(),
        new Place(from.lat(), from.lng()),
        order.deliverTo(),
        order.placedAt(),
        from.address(),
        from.phone(),
        Customer.of(customer));
  }
}
