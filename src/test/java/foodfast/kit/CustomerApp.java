package foodfast.kit;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What a customer's app does, in the customer's words. */
public final class CustomerApp {
  private static final String CARD = "4242424242424242";
  private static final int LONGEST_WAIT = 55;

  private final Session session;
  private String card;

  private CustomerApp(Session session) {
    this.session = session;
  }

  /** Somebody who is logged in already. */
  public static CustomerApp of(Session session) {
    return new CustomerApp(session);
  }

  /** Somebody new, so that tests don't meet each other's orders. */
  public static CustomerApp registers(Node node) {
    return new CustomerApp(Session.ofNewcomer(node));
  }

  public static CustomerApp logsIn(Node node, String demoName) {
    return new CustomerApp(Session.ofDemo(node, demoName));
  }

  /** The same person at another node. */
  public CustomerApp at(Node other) {
    return new CustomerApp(session.at(other));
  }

  public Session session() {
    return session;
  }

  public Door door() {
    return session.door();
  }

  /** Hands a card to the payment provider and keeps its token; returns the payment method's id. */
  public String addsCard() {
    return addsCard(CARD);
  }

  public String addsCard(String number) {
    Map<String, ?> card =
        Map.of(
            "number", number, "expMonth", 12, "expYear", 2035, "cvc", "123", "holder", "T. Guest");
    String token =
        session.node().door().post("/vault/tokens", card).expects(201).json().getString("token");
    return door()
        .post("/api/payment-methods", Map.of("token", token))
        .expects(201)
        .json()
        .getString("id");
  }

  public List<JsonObject> menuOf(String restaurantId) {
    return door()
        .get("/api/restaurants/" + restaurantId + "/menu")
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class);
  }

  /** The card this person pays with, added at first use. */
  public String card() {
    card = card == null ? addsCard() : card;
    return card;
  }

  /** Orders two of the menu's first dish; returns the order as answered. */
  public JsonObject ordersFrom(String restaurantId) {
    return orders(basket(restaurantId, card()));
  }

  public JsonObject orders(Map<String, ?> basket) {
    return triesToOrder(basket, UUID.randomUUID().toString()).expects(201).json();
  }

  public Answer triesToOrder(Map<String, ?> basket, String idempotencyKey) {
    return door().with("Idempotency-Key", idempotencyKey).post("/api/orders", basket);
  }

  public Map<String, ?> basket(String restaurantId, String paymentMethodId) {
    return basket(restaurantId, paymentMethodId, menuOf(restaurantId).get(0).getString("id"), 2);
  }

  public static Map<String, ?> basket(
      String restaurantId, String paymentMethodId, String menuItemId, int quantity) {
    return Map.of(
        "restaurantId",
        restaurantId,
        "items",
        List.of(Map.of("menuItemId", menuItemId, "quantity", quantity)),
        "deliverTo",
        Map.of("line1", "Torstr. 1", "city", "Berlin", "lat", 52.529, "lng", 13.401),
        "paymentMethodId",
        paymentMethodId);
  }

  public Answer asksStatus(String orderId) {
    return door().get(statusOf(orderId));
  }

  /** Asks and sleeps until the status is another than {@code etag} tells, or the wait is over. */
  public CompletableFuture<Answer> sleepsOn(String orderId, String etag, int seconds) {
    return door()
        .with("If-None-Match", etag)
        .with("Prefer", "wait=" + seconds)
        .getLater(statusOf(orderId));
  }

  public void seesStatus(String orderId, String status) {
    String seen = asksStatus(orderId).expects(200).json().getString("status");
    if (!status.equals(seen)) {
      throw new AssertionError("order " + orderId + " should be " + status + " but is " + seen);
    }
  }

  /** Polls as the page does, asleep between changes, until the order has this status. */
  public JsonObject waitsForStatus(String orderId, String status, Duration within) {
    Instant end = Instant.now().plus(within);
    Answer last = asksStatus(orderId).expects(200);
    while (!status.equals(last.json().getString("status"))) {
      long left = Duration.between(Instant.now(), end).toSeconds();
      if (left <= 0) {
        throw new AssertionError("not " + status + " within " + within + " but " + last);
      }
      int wait = (int) Math.min(left, LONGEST_WAIT);
      Answer next = sleepsOn(orderId, last.etag(), wait).join().expects(200, 304);
      last = next.status() == 304 ? last : next;
    }
    return last.json();
  }

  public Answer cancels(String orderId) {
    return door().put(statusOf(orderId), Map.of("status", "CANCELLED"));
  }

  /** Opens the map of an order. */
  public LiveSocket watches(String orderId) {
    return LiveSocket.open(session.node(), mapOf(orderId), session.accessToken());
  }

  public static String mapOf(String orderId) {
    return "/ws/orders/" + orderId + "/location";
  }

  public Answer asksLocation(String orderId) {
    return door().get("/api/orders/" + orderId + "/location");
  }

  public static String statusOf(String orderId) {
    return "/api/orders/" + orderId + "/status";
  }

  public Chat chats() {
    return Chat.opens(session);
  }

  /** Asks support for help; returns the conversation as answered. */
  public JsonObject asksForHelp(String topic) {
    return door().post("/api/conversations", Map.of("topic", topic)).expects(201).json();
  }

  public JsonObject asksForHelpWith(String orderId, String topic) {
    return door()
        .post("/api/conversations", Map.of("topic", topic, "orderId", orderId))
        .expects(201)
        .json();
  }
}
