package foodfast.kit;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What a driver's app does: take deliveries on, and tell where it is. */
public final class DriverApp {
  private final Session session;

  private DriverApp(Session session) {
    this.session = session;
  }

  /** Somebody who is logged in already. */
  public static DriverApp of(Session session) {
    return new DriverApp(session);
  }

  public static DriverApp logsIn(Node node) {
    return logsIn(node, "driver");
  }

  public static DriverApp logsIn(Node node, String demoName) {
    return new DriverApp(Session.ofDemo(node, demoName));
  }

  /** The same person at another node. */
  public DriverApp at(Node other) {
    return new DriverApp(session.at(other));
  }

  public Session session() {
    return session;
  }

  public Door door() {
    return session.door();
  }

  /** The ids of the deliveries in that list, {@code available} or {@code mine}. */
  public List<String> sees(String which) {
    return door()
        .get("/api/deliveries?limit=100&state=" + which)
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class)
        .stream()
        .map(item -> item.getString("orderId"))
        .toList();
  }

  public Answer claims(String orderId) {
    return door().post("/api/deliveries/" + orderId + "/claim");
  }

  public Answer picksUp(String orderId) {
    return door().put(CustomerApp.statusOf(orderId), Map.of("status", "PICKED_UP"));
  }

  /** Orders for the customer, has it cooked and sets off with it; returns the order's id. */
  public String setsOffWithAnOrderOf(CustomerApp customer, RestaurantApp restaurant) {
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.cooks(order);
    claims(order).expects(200);
    picksUp(order).expects(200);
    return order;
  }

  public Answer delivers(String orderId) {
    return door().put(CustomerApp.statusOf(orderId), Map.of("status", "DELIVERED"));
  }

  /** Opens the socket it reports on. */
  public LiveSocket drives() {
    return LiveSocket.open(session.node(), "/ws/driver", session.accessToken());
  }

  /** Hands in what could not be sent before. */
  public Answer handsIn(String orderId, Fix... fixes) {
    JsonArrayBuilder batch = Json.createArrayBuilder();
    for (Fix fix : fixes) {
      batch.add(Json.createObjectBuilder(fix.json()));
    }
    return door().send("POST", positionsOf(orderId), Door.JSON, batch.build().toString());
  }

  public static String positionsOf(String orderId) {
    return "/api/deliveries/" + orderId + "/positions";
  }
}
