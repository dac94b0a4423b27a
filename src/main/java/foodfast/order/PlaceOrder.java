package foodfast.order;

import foodfast.menu.DishOptions;
import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import foodfast.menu.Money;
import foodfast.menu.Restaurant;
import foodfast.outbox.Outbox;
import foodfast.payment.AuthorisePayment;
import foodfast.payment.Payments;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import foodfast.web.UnicodeText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Places an order in three steps: priced, in the transaction that notes its payment; its money
 * reserved, outside any; saved in one transaction with its fact.
 */
@ApplicationScoped
public class PlaceOrder {
  @Inject Menus menus;
  @Inject AuthorisePayment authorisePayment;
  @Inject Payments payments;
  @Inject Orders orders;
  @Inject Outbox outbox;

  /**
   * A cart as the customer sends it; prices are the server's.
   *
   * @param expectedTotal what the customer was shown; null is "whatever it costs"
   */
  public record NewOrder(
      @NotNull UUID restaurantId,
      @NotEmpty @Size(max = 50, message = "{foodfast.many}") @Valid List<@NotNull Item> items,
      @NotNull @Valid Address deliverTo,
      @NotNull UUID paymentMethodId,
      @Valid Money expectedTotal) {

    /**
     * A dish and how many of it.
     *
     * @param options the choices that are taken, by id; null for "as it comes"
     */
    public record Item(
        @NotNull UUID menuItemId,
        @NotNull @Min(1) @Max(50) Integer quantity,
        @Size(max = 200) String note,
        @Size(max = 50, message = "{foodfast.many}")
            List<@NotNull @Size(max = 40) String> options) {}
  }

  /**
   * The cart priced by the restaurant's own menu, not yet saved.
   *
   * @param usualMinutes how long food takes there just now
   */
  record Quote(
      UUID orderId,
      UUID restaurantId,
      List<OrderLine> lines,
      Money deliveryFee,
      Money total,
      int usualMinutes) {}

  /** A priced cart, and what the provider is to be asked for it. */
  record Prepared(Quote quote, AuthorisePayment.Demand demand) {}

  /** Prices the cart and notes that its amount is asked for. */
  @Transactional
  Prepared prepare(UUID customer, NewOrder wanted) {
    Restaurant restaurant = requireOpenAndNear(wanted);
    Quote quote = priced(wanted, restaurant);
    requireAsSeen(wanted, quote);
    requireEnough(restaurant, quote);
    Money total = quote.total();
    return new Prepared(
        quote,
        authorisePayment.prepare(
            customer, wanted.paymentMethodId(), quote.orderId(), total.amount(), total.currency()));
  }

  /** Has the amount reserved; outside any transaction, for the provider is remote. */
  Quote reserve(Prepared prepared) {
    authorisePayment.authorise(prepared.demand());
    return prepared.quote();
  }

  /** Saves the order and promises its kitchen to hear of it. */
  @Transactional
  public Order place(UUID customer, NewOrder wanted, Quote quote) {
    requireOpenAndNear(wanted);
    Address door = wanted.deliverTo().masked();
    Order order = new Order(customer, quote, door, wanted.paymentMethodId(), Instant.now());
    orders.add(order);
    payments.attach(order.id());
    outbox.append(new OrderPlaced(order.id()));
    return order;
  }

  private Restaurant requireOpenAndNear(NewOrder wanted) {
    Restaurant restaurant =
        menus
            .restaurant(wanted.restaurantId())
            .orElseThrow(
                () -> Problem.of(422, "unknown-restaurant", "There is no such restaurant."));
    if (!UnicodeText.key(restaurant.city()).equals(UnicodeText.key(wanted.deliverTo().city()))) {
      String city = UnicodeText.isolated(restaurant.city());
      String detail = "This restaurant delivers only within " + city + ".";
      throw Problem.of(422, "out-of-area", detail).at("/deliverTo/city", detail);
    }
    if (!restaurant.isOpen(Instant.now())) {
      throw closed(restaurant);
    }
    return restaurant;
  }

  private static Problem closed(Restaurant restaurant) {
    Problem problem =
        Problem.of(409, "restaurant-closed", "This restaurant takes no orders just now.");
    restaurant.opensAfter(Instant.now()).ifPresent(at -> problem.with("opensAt", at.toString()));
    return problem;
  }

  private static void requireEnough(Restaurant restaurant, Quote quote) {
    long dishes = quote.total().amount() - quote.deliveryFee().amount();
    if (dishes < restaurant.minimumOrder().amount()) {
      throw pricedNow(
          Problem.of(422, "below-minimum", "This is less than the restaurant delivers for.")
              .with("minimumOrder", restaurant.minimumOrder()),
          quote);
    }
  }

  private static void requireAsSeen(NewOrder wanted, Quote quote) {
    if (wanted.expectedTotal() != null && !wanted.expectedTotal().equals(quote.total())) {
      throw pricedNow(Problem.of(409, "price-changed", "The price has changed."), quote);
    }
  }

  /** Tells what of the cart can be had, and for how much. */
  private static Problem pricedNow(Problem refusal, Quote quote) {
    String currency = quote.total().currency();
    return refusal
        .with("total", quote.total())
        .with("deliveryFee", quote.deliveryFee())
        .with("items", quote.lines().stream().map(line -> line.view(currency)).toList());
  }

  private Quote priced(NewOrder wanted, Restaurant restaurant) {
    Set<UUID> ids = new HashSet<>();
    wanted.items().forEach(item -> ids.add(item.menuItemId()));
    Map<UUID, MenuItem> menu = menus.orderable(wanted.restaurantId(), ids);
    List<OrderLine> lines = new ArrayList<>();
    List<Map<String, String>> gone = new ArrayList<>();
    List<Map<String, String>> misfits = new ArrayList<>();
    for (int at = 0; at < wanted.items().size(); at++) {
      NewOrder.Item item = wanted.items().get(at);
      MenuItem dish = menu.get(item.menuItemId());
      String pointer = "/items/" + at;
      if (dish == null) {
        gone.add(error(pointer + "/menuItemId", "This dish is not on the menu any more."));
      } else if (dish.isSoldOut(Instant.now())) {
        gone.add(error(pointer + "/menuItemId", "This dish is sold out for today."));
      } else {
        dish.take(item.options())
            .ifPresentOrElse(
                taken -> lines.add(line(lines.size(), dish, taken, item)),
                () -> misfits.add(error(pointer + "/options", "It can't be had like that now.")));
      }
    }
    Quote quote = quote(restaurant, lines);
    refuse("item-not-available", "Some of these dishes can't be ordered any more.", gone, quote);
    refuse("option-not-available", "Some dishes can't be had like that.", misfits, quote);
    return quote;
  }

  private static OrderLine line(
      int number, MenuItem dish, List<DishOptions.Taken> taken, NewOrder.Item item) {
    String note = CardNumbers.mask(item.note());
    return new OrderLine(number, dish, taken, item.quantity(), note);
  }

  private static Quote quote(Restaurant restaurant, List<OrderLine> lines) {
    Money fee = restaurant.deliveryFee();
    long dishes = lines.stream().mapToLong(OrderLine::amount).sum();
    Money total = new Money(Math.addExact(dishes, fee.amount()), fee.currency());
    int minutes = restaurant.preparationMinutes();
    return new Quote(UUID.randomUUID(), restaurant.id(), lines, fee, total, minutes);
  }

  private static Map<String, String> error(String pointer, String detail) {
    return Map.of("pointer", pointer, "detail", detail);
  }

  private static void refuse(
      String code, String detail, List<Map<String, String>> errors, Quote quote) {
    if (!errors.isEmpty()) {
      throw pricedNow(Problem.of(422, code, detail).with("errors", errors), quote);
    }
  }
}
