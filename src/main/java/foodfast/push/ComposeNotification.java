package foodfast.push;

import foodfast.announcement.Announcements;
import foodfast.menu.Menus;
import foodfast.menu.Restaurant;
import foodfast.order.Order;
import foodfast.order.OrderStatus;
import foodfast.order.OrderStep;
import foodfast.order.Orders;
import foodfast.web.UnicodeText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Puts into words what a device is woken for, from the rows as they are now; empty if outdated. */
@ApplicationScoped
public class ComposeNotification {
  private static final int LONGEST_BODY = 300;

  /** The steps of an order that its customer is woken for. */
  static final Set<OrderStatus> TOLD =
      EnumSet.of(
          OrderStatus.CONFIRMED,
          OrderStatus.REJECTED,
          OrderStatus.EXPIRED,
          OrderStatus.PICKED_UP,
          OrderStatus.DELIVERED);

  @Inject Orders orders;
  @Inject Menus menus;
  @Inject Announcements announcements;

  @Transactional
  public Optional<Notification> compose(PushDue due, PushSubscription device) {
    return switch (due.occasion()) {
      case ORDER_STEP -> step(due, device);
      case ARRIVING ->
          orders
              .find(due.about())
              .filter(order -> order.status() == OrderStatus.PICKED_UP)
              .map(order -> about(order, "Your driver is almost there.", device));
      case REFUND ->
          orders
              .find(due.about())
              .map(order -> about(order, "You get money back for your order.", device));
      case MESSAGE ->
          Optional.of(
              chat(
                  due,
                  "Support has written to you.",
                  "/customer/chat.html?id=" + due.about(),
                  device));
      case WAITING_CUSTOMER ->
          Optional.of(chat(due, "A customer waits for an answer.", "/support/index.html", device));
      case UNANSWERED_ORDER -> kitchen(due, device);
      case OPEN_DELIVERY -> delivery(due, device);
      case ALERT, ANNOUNCEMENT -> announcement(due, device);
      case TEST -> Optional.of(test(device));
    };
  }

  private static Notification chat(
      PushDue due, String words, String page, PushSubscription device) {
    return new Notification(
        "FoodFast support", words, device.page(page), "chat-" + due.about(), topic(due.about()));
  }

  private Optional<Notification> kitchen(PushDue due, PushSubscription device) {
    return orders
        .find(due.about())
        .filter(order -> order.status() == OrderStatus.PLACED)
        .map(
            order ->
                new Notification(
                    "An order waits",
                    "Nobody at " + from(order) + " has answered it yet.",
                    device.page("/restaurant/index.html"),
                    "order-" + order.id(),
                    topic(order.id())));
  }

  private Optional<Notification> delivery(PushDue due, PushSubscription device) {
    return orders
        .find(due.about())
        .filter(order -> order.parties().driver() == null)
        .filter(order -> OrderStatus.claimable().contains(order.status()))
        .map(
            order ->
                new Notification(
                    "A delivery to take",
                    "From " + from(order) + " to " + order.deliverTo().city() + ".",
                    device.page("/driver/index.html"),
                    "order-" + order.id(),
                    topic(order.id())));
  }

  private Optional<Notification> announcement(PushDue due, PushSubscription device) {
    return announcements
        .find(due.about())
        .filter(one -> one.isOutAt(due.version()))
        .map(
            one ->
                new Notification(
                    one.title(),
                    UnicodeText.beginning(one.body(), LONGEST_BODY),
                    device.page("/index.html"),
                    "announcement-" + one.id(),
                    topic(one.id())));
  }

  private static Notification test(PushSubscription device) {
    return new Notification(
        "FoodFast",
        "News reach this device.",
        device.page("/customer/account.html"),
        "test",
        "test");
  }

  private Optional<Notification> step(PushDue due, PushSubscription device) {
    return orders
        .find(due.about())
        .filter(order -> order.customerId().equals(device.accountId()))
        .flatMap(
            order ->
                lastTold(order)
                    .filter(step -> step.version() == due.version())
                    .map(step -> about(order, words(step.status(), order.minutes()), device)));
  }

  private static Optional<OrderStep> lastTold(Order order) {
    return order.steps().stream()
        .filter(step -> TOLD.contains(step.status()))
        .reduce((earlier, later) -> later);
  }

  private Notification about(Order order, String words, PushSubscription device) {
    return new Notification(
        from(order),
        words,
        device.page("/customer/order.html?id=" + order.id()),
        "order-" + order.id(),
        topic(order.id()));
  }

  private String from(Order order) {
    return menus.restaurant(order.restaurantId()).map(Restaurant::name).orElse("FoodFast");
  }

  private static String words(OrderStatus status, Integer minutes) {
    return switch (status) {
      case CONFIRMED ->
          minutes == null
              ? "Your order is confirmed."
              : "Your order is confirmed: about " + minutes + " minutes.";
      case REJECTED -> "The restaurant can't take your order. You pay nothing.";
      case EXPIRED -> "Nobody answered your order, so it was given up. You pay nothing.";
      case PICKED_UP -> "Your order is on its way.";
      default -> "Your order was delivered. Enjoy your meal!";
    };
  }

  private static String topic(UUID about) {
    return about.toString().replace("-", "");
  }
}
