package foodfast.order;

import foodfast.menu.Menus;
import foodfast.menu.Restaurant;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Gives an order its driver, once, under its row's lock. No step of the order, so no new version
 * wakes who polls its status.
 */
@ApplicationScoped
public class AssignDriver {
  @Inject Orders orders;
  @Inject Menus menus;
  @Inject KnownStatuses known;

  /**
   * @param city where the driver works, null for everywhere
   * @throws Problem 404 if the order is none of that city's, 409 if it is taken or not to be had
   */
  @Transactional
  public Trip assign(UUID driver, String city, UUID id) {
    Order order = orders.lock(id).orElseThrow(Problem::notFound);
    Restaurant from = menus.restaurant(order.restaurantId).orElseThrow(Problem::notFound);
    if (order.driverId != null) {
      throw Problem.of(409, "already-claimed", "Somebody has taken this delivery.")
          .with("yours", driver.equals(order.driverId));
    }
    if (city != null && !city.equalsIgnoreCase(from.city())) {
      throw Problem.notFound();
    }
    if (!Trips.OPEN.contains(order.status)) {
      throw Problem.of(
          409, "not-available", "An order that is " + order.status + " cannot be taken on.");
    }
    order.driverId = driver;
    known.learnAfterCommit(order);
    return Trip.of(order, from);
  }
}
