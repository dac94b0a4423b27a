package foodfast.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/** Removes from an order what names its customer: at once, or as soon as it has ended. */
@ApplicationScoped
public class ForgetCustomer {
  @Inject Event<OrderForgotten> forgotten;

  void in(Order order) {
    order.anonymous = true;
    if (order.status.isFinal()) {
      order.deliverTo = Address.FORGOTTEN;
      order.lines.forEach(line -> line.note = null);
      order.steps.stream()
          .filter(step -> step.status == OrderStatus.CANCELLED)
          .forEach(step -> step.byName = null);
      forgotten.fire(new OrderForgotten(order.id(), order.restaurantId()));
    }
  }
}
