package foodfast.kit;

import jakarta.json.JsonObject;
import java.util.Map;

/** What a restaurant's staff does: watch the board, accept, refuse, cook. */
public final class RestaurantApp {
  private final Session session;

  private RestaurantApp(Session session) {
    this.session = session;
  }

  /** Somebody who is logged in already. */
  public static RestaurantApp of(Session session) {
    return new RestaurantApp(session);
  }

  public static RestaurantApp logsIn(Node node) {
    return logsIn(node, "restaurant");
  }

  public static RestaurantApp logsIn(Node node, String demoName) {
    return new RestaurantApp(Session.ofDemo(node, demoName));
  }

  /** The same person at another node. */
  public RestaurantApp at(Node other) {
    return new RestaurantApp(session.at(other));
  }

  public Session session() {
    return session;
  }

  public Door door() {
    return session.door();
  }

  public String id() {
    return session.restaurantId();
  }

  /** Opens the board as a page does: snapshot first, then live from the snapshot's position. */
  public Board watches() {
    JsonObject snapshot = tickets().expects(200).json();
    return Board.openAfter(session, snapshot.getJsonNumber("position").longValue());
  }

  public Answer tickets() {
    return door().get("/api/restaurants/" + id() + "/tickets?state=open");
  }

  public Answer confirms(String orderId) {
    return puts(orderId, Map.of("status", "CONFIRMED"));
  }

  public Answer rejects(String orderId, String reason) {
    return puts(orderId, Map.of("status", "REJECTED", "reason", reason));
  }

  public Answer prepares(String orderId) {
    return puts(orderId, Map.of("status", "PREPARING"));
  }

  public Answer ready(String orderId) {
    return puts(orderId, Map.of("status", "READY"));
  }

  /** Takes orders that way from now on: {@code state}, and {@code extraMinutes} while busy. */
  public Answer takesOrders(Map<String, ?> how) {
    return door().put("/api/restaurants/" + id() + "/state", how);
  }

  /** Adds a dish that nobody has seen before, unpublished; returns its id. */
  public String addsDish(String name) {
    Map<String, ?> dish =
        Map.of(
            "name",
            name,
            "description",
            "made for a test",
            "price",
            Map.of("amount", 990, "currency", "EUR"));
    return door()
        .post("/api/restaurants/" + id() + "/menu", dish)
        .expects(201)
        .json()
        .getString("id");
  }

  public Answer publishes(String dishId) {
    return door().put("/api/menu-items/" + dishId + "/published", Map.of("published", true));
  }

  public Answer hides(String dishId) {
    return door().put("/api/menu-items/" + dishId + "/published", Map.of("published", false));
  }

  public Answer reprices(String dishId, int amount) {
    return door()
        .patch(
            "/api/menu-items/" + dishId,
            Map.of("price", Map.of("amount", amount, "currency", "EUR")));
  }

  /** The dish as the restaurant's own menu shows it. */
  public JsonObject dish(String dishId) {
    return door().get("/api/restaurants/" + id() + "/menu").expects(200).items().stream()
        .map(JsonObject.class::cast)
        .filter(item -> item.getString("id").equals(dishId))
        .findFirst()
        .orElseThrow();
  }

  /** Announces a photo of so many bytes for a dish. */
  public PhotoSending sends(String dishId, long length) {
    return PhotoSending.begin(session, dishId, length);
  }

  /** Sends a whole photo in one go. */
  public PhotoSending sends(String dishId, byte[] file) {
    PhotoSending sending = sends(dishId, file.length);
    sending.patch(0, file).expects(204);
    return sending;
  }

  /** An upload that another client began for this person. */
  public PhotoSending upload(String path) {
    return PhotoSending.of(session, path);
  }

  /** Confirms, cooks, and has it ready for the driver. */
  public void cooks(String orderId) {
    confirms(orderId).expects(200);
    prepares(orderId).expects(200);
    ready(orderId).expects(200);
  }

  private Answer puts(String orderId, Map<String, ?> change) {
    return door().put(CustomerApp.statusOf(orderId), change);
  }
}
