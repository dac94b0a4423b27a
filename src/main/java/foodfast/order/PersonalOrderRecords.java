package foodfast.order;

import foodfast.account.PersonalDataStore;
import foodfast.account.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/**
 * The orders of a person: they stay for the books and the kitchen's figures, without address, notes
 * and name; one that is still on its way loses them when it ends.
 */
@ApplicationScoped
public class PersonalOrderRecords implements PersonalDataStore {
  @Inject Orders orders;
  @Inject Refunds refunds;
  @Inject OrderViews views;
  @Inject Event<Order.Forgotten> forgotten;

  @Override
  public String section() {
    return "orders";
  }

  @Override
  public Object export(UUID account) {
    return Map.of(
        "orders", views.of(orders.of(account), Role.CUSTOMER),
        "refunds", refunds.to(account));
  }

  @Override
  public void erase(UUID account) {
    // locked, so that a step under way is either seen here or sees that the customer is forgotten;
    // then restaurant by restaurant in one order, for each has a lock of its own
    orders.lockAllOf(account).stream()
        .sorted(Comparator.comparing(Order::restaurantId))
        .forEach(this::forgetCustomer);
  }

  /** Removes from the order, once it has ended, what names its customer, and from all copies. */
  void forgetCustomer(Order order) {
    if (order.forgetCustomer()) {
      forgotten.fire(new Order.Forgotten(order.id(), order.restaurantId()));
    }
  }
}
