package foodfast.order;

import foodfast.account.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/**
 * The orders of a person: they stay for the books and the kitchen's figures, without address, notes
 * and name; one that is still on its way loses them when it ends.
 */
@ApplicationScoped
public class OrderData implements PersonalData {
  @Inject Orders orders;
  @Inject Refunds refunds;
  @Inject ForgetCustomer forget;

  @Override
  public String section() {
    return "orders";
  }

  @Override
  public Object export(UUID account) {
    return Map.of(
        "orders", orders.of(account).stream().map(OrderView::of).toList(),
        "refunds", refunds.to(account).stream().map(r -> r.view(r.amount)).toList());
  }

  @Override
  public void erase(UUID account) {
    // locked, so that a step under way is either seen here or sees that the customer is forgotten;
    // then restaurant by restaurant in one order, for each has a lock of its own
    orders.lockAllOf(account).stream()
        .sorted(Comparator.comparing(Order::restaurantId))
        .forEach(forget::in);
  }
}
