package foodfast.order;

import foodfast.menu.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order as clients see it. */
public record OrderView(
    UUID id,
    UUID restaurantId,
    OrderStatus status,
    long version,
    Money total,
    List<OrderLine.View> items,
    Address deliverTo,
    UUID paymentMethodId,
    Integer minutes,
    String reason,
    Instant placedAt,
    List<OrderStep.View> timeline) {

  /** The order as it is now. */
  public static OrderView of(Order order) {
    return new OrderView(
        order.id,
        order.restaurantId,
        order.status,
        order.version,
        order.total(),
        order.lines(),
        order.deliverTo,
        order.paymentMethodId,
        order.minutes,
        order.reason,
        order.placedAt,
        order.steps.stream().map(OrderStep::view).toList());
  }
}
