package foodfast.order;

import foodfast.account.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order's status at one version, with those whom it concerns: all that a poll needs, and no
 * entity.
 */
public record KnownStatus(
    UUID orderId,
    OrderStatus status,
    long version,
    List<OrderStep.View> timeline,
    UUID customerId,
    UUID restaurantId,
    UUID driverId) {

  static KnownStatus of(Order order) {
    List<OrderStep.View> timeline = order.steps.stream().map(OrderStep::view).toList();
    return new KnownStatus(
        order.id,
        order.status,
        order.version,
        timeline,
        order.customerId,
        order.restaurantId,
        order.driverId);
  }

  /** Whether the caller may see this order. */
  boolean concerns(Caller caller) {
    return switch (caller.role()) {
      case CUSTOMER -> customerId.equals(caller.id());
      case RESTAURANT -> restaurantId.equals(caller.restaurantId());
      case DRIVER -> caller.id().equals(driverId);
      case OPERATOR -> true;
      default -> false;
    };
  }

  /** Whether the driver has the food and the customer does not yet. */
  public boolean isUnderWay() {
    return status == OrderStatus.PICKED_UP;
  }

  public boolean isFinal() {
    return status.isFinal();
  }

  Instant updatedAt() {
    return timeline.get(timeline.size() - 1).at();
  }
}
