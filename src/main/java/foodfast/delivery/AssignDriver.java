package foodfast.delivery;

import foodfast.account.Accounts;
import foodfast.menu.Menus;
import foodfast.menu.Restaurant;
import foodfast.order.Order;
import foodfast.order.Orders;
import foodfast.order.StatusCache;
import foodfast.web.Problem;
import foodfast.web.UnicodeText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Gives an order its driver, once, under its row's lock. This is no step of the order, so no new
 * version wakes the polls of its status.
 */
@ApplicationScoped
public class AssignDriver {
  @Inject Orders orders;
  @Inject Menus menus;
  @Inject Accounts accounts;
  @Inject StatusCache statuses;

  /**
   * @param city where the driver works, null for everywhere
   * @throws Problem 404 if the order is none of that city's, 409 if it is taken or not to be had
   */
  @Transactional
  public DeliveryView assign(UUID driver, String city, UUID id) {
    Order order = orders.lock(id).orElseThrow(Problem::notFound);
    Restaurant from = menus.restaurant(order.restaurantId()).orElseThrow(Problem::notFound);
    boolean elsewhere = city != null && !UnicodeText.key(city).equals(UnicodeText.key(from.city()));
    if (elsewhere && order.parties().driver() == null) {
      throw Problem.notFound();
    }
    order.assign(driver);
    statuses.learnAfterCommit(order);
    return DeliveryView.of(order, from, accounts.find(order.customerId()).orElse(null));
  }
}
