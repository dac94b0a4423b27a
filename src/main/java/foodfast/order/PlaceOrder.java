package foodfast.order;

import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import foodfast.menu.Money;
import foodfast.menu.Restaurant;
import foodfast.menu.RestaurantState;
import foodfast.outbox.Outbox;
import foodfast.payment.Payments;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Places an order in two steps: priced and authorised first, then saved in one transaction with its
 * fact.
 */
@ApplicationScoped
public class PlaceOrder {
  @Inject Menus menus;
  @Inject Payments payments;
  @Inject Orders orders;
  @Inject Outbox outbox;

  /**
   * Prices the cart and has the amount authorised; outside any transaction, for the provider is
   * remote.
   */
  Quote quote(UUID customer, NewOrder wanted) {
    openRestaurant(wanted.restaurantId());
    Quote quote = priced(wanted);
    Money total = quote.total();
    payments.authorise(
        customer, wanted.paymentMethodId(), quote.orderId(), total.amount(), total.currency());
    return quote;
  }

  /** Saves the order and promises its kitchen to hear of it. */
  @Transactional
  public Order place(UUID customer, NewOrder wanted, Quote quote) {
    openRestaurant(wanted.restaurantId());
    Order order = new Order(customer, quote, wanted.deliverTo().masked(), wanted.paymentMethodId());
    orders.add(order);
    payments.attach(order.id());
    outbox.append(new OrderPlaced(order.id()));
    return order;
  }

  private void openRestaurant(UUID id) {
    Restaurant restaurant =
        menus
            .restaurant(id)
            .orElseThrow(
                () -> Problem.of(422, "unknown-restaurant", "There is no such restaurant."));
    if (restaurant.state() == RestaurantState.CLOSED) {
      throw Problem.of(409, "restaurant-closed", restaurant.name() + " takes no orders just now.");
    }
  }

  private Quote priced(NewOrder wanted) {
    Set<UUID> ids = new HashSet<>();
    wanted.items().forEach(item -> ids.add(item.menuItemId()));
    Map<UUID, MenuItem> menu = menus.orderable(wanted.restaurantId(), ids);
    List<OrderLine> lines = new ArrayList<>();
    List<Map<String, String>> errors = new ArrayList<>();
    for (NewOrder.Item item : wanted.items()) {
      MenuItem dish = menu.get(item.menuItemId());
      if (dish == null) {
        String pointer = "/items/" + (lines.size() + errors.size()) + "/menuItemId";
        errors.add(Map.of("pointer", pointer, "detail", "not on this restaurant's menu"));
      } else {
        String note = CardNumbers.mask(item.note());
        lines.add(new OrderLine(lines.size(), dish, item.quantity(), note));
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.of(422, "item-not-available", "Some dishes cannot be ordered here.")
          .with("errors", errors);
    }
    long total = lines.stream().mapToLong(OrderLine::amount).sum();
    return new Quote(UUID.randomUUID(), wanted.restaurantId(), lines, new Money(total, "EUR"));
  }
}
