package foodfast.order;

import foodfast.account.Account;
import foodfast.account.Accounts;
import foodfast.account.Role;
import foodfast.menu.Menus;
import foodfast.menu.Money;
import foodfast.menu.Restaurant;
import foodfast.payment.Payment;
import foodfast.payment.Payments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Orders as they are shown: what was paid only to the customer and those who answer for it. */
@ApplicationScoped
public class OrderViews {
  private static final Set<Role> SEE_MONEY = Set.of(Role.CUSTOMER, Role.AGENT, Role.OPERATOR);

  @Inject Payments payments;
  @Inject Menus menus;
  @Inject Accounts accounts;
  @Inject Refunds refunds;

  /**
   * An order as clients see it.
   *
   * @param payment null for those whom the customer's money does not concern
   * @param deliveryFee a part of the total
   * @param driver who brings it, null as long as nobody does
   * @param arrival when it is likely to come, null once it has
   * @param rating what its customer thought of it, null before they say so
   * @param refunds what was given back, oldest first; null in lists, and for those whom the
   *     customer's money does not concern
   * @param deliveredAway why it was handed over elsewhere than at its address, null if it was not
   * @param restaurantAddress street and number; null if unknown
   */
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
      List<OrderStep.View> timeline,
      Paid payment,
      String restaurantName,
      Money deliveryFee,
      Driver driver,
      ArrivalWindow arrival,
      RateOrder.Rating rating,
      List<Refund.View> refunds,
      String deliveredAway,
      String restaurantAddress) {}

  /**
   * Who brings an order.
   *
   * @param name the first name
   */
  public record Driver(String name) {
    static Driver of(Account account) {
      return account == null ? null : new Driver(account.name().strip().split("\\s")[0]);
    }
  }

  /** The money of an order: reserved when it was placed, taken at the confirmation, given back. */
  public record Paid(String state, Money authorised, Money captured, Money refunded) {

    static Paid of(Payment.View payment) {
      if (payment == null) {
        return null;
      }
      long taken = payment.state().equals("CAPTURED") ? payment.amount() : 0;
      return new Paid(
          payment.state(),
          new Money(payment.amount(), payment.currency()),
          new Money(taken, payment.currency()),
          new Money(payment.refunded(), payment.currency()));
    }
  }

  /** The order as it is now. */
  public OrderView of(Order order, Role reader) {
    return of(List.of(order), reader).get(0);
  }

  /** The same with its refunds: all that a page about it shows, so that one question is enough. */
  OrderView whole(Order order, Role reader) {
    return of(List.of(order), reader, this::refunds).get(0);
  }

  /** Looked for only where the payment says that there are some. */
  private List<Refund.View> refunds(Order order, Paid payment) {
    return payment == null || payment.refunded().amount() == 0
        ? List.of()
        : refunds.of(order.id()).stream().map(r -> r.view(order.total().currency())).toList();
  }

  public List<OrderView> of(List<Order> orders, Role reader) {
    return of(orders, reader, (order, payment) -> null);
  }

  private List<OrderView> of(
      List<Order> orders, Role reader, BiFunction<Order, Paid, List<Refund.View>> givenBack) {
    boolean money = SEE_MONEY.contains(reader);
    Map<UUID, Payment.View> paid =
        money ? payments.of(orders.stream().map(Order::id).toList()) : Map.of();
    Map<UUID, Restaurant> restaurants =
        menus.restaurants(orders.stream().map(Order::restaurantId).distinct().toList());
    Map<UUID, Account> drivers = drivers(orders);
    return orders.stream()
        .map(
            order -> {
              Paid payment = Paid.of(paid.get(order.id()));
              return view(
                  order,
                  payment,
                  restaurants.get(order.restaurantId()),
                  Driver.of(drivers.get(order.parties().driver())),
                  money ? givenBack.apply(order, payment) : null);
            })
        .toList();
  }

  private Map<UUID, Account> drivers(List<Order> orders) {
    List<UUID> ids =
        orders.stream().map(o -> o.parties().driver()).filter(Objects::nonNull).distinct().toList();
    Map<UUID, Account> drivers = new HashMap<>();
    accounts.all(ids).forEach(account -> drivers.put(account.id(), account));
    return drivers;
  }

  private static OrderView view(
      Order order, Paid payment, Restaurant restaurant, Driver driver, List<Refund.View> refunds) {
    return new OrderView(
        order.id(),
        order.restaurantId(),
        order.status(),
        order.version(),
        order.total(),
        order.lines(),
        order.deliverTo(),
        order.paymentMethodId(),
        order.minutes(),
        order.reason(),
        order.placedAt(),
        order.timeline(),
        payment,
        restaurant == null ? null : restaurant.name(),
        order.deliveryFee(),
        driver,
        ArrivalWindow.of(order, restaurant),
        order.rating(),
        refunds,
        order.deliveredAway(),
        restaurant == null ? null : restaurant.address());
  }
}
