package foodfast.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Fix;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.PushDevice;
import foodfast.kit.PushService;
import foodfast.kit.RestaurantApp;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order's way, hop by hop, as the tables of all packages tell it. */
class OrderTraceIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final Duration SOON = Duration.ofSeconds(60);

  private final OperatorApp operator = OperatorApp.logsIn(NODE);
  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);

  @Test
  void eachHopStandsWhereItHappened() {
    PushDevice phone = PushService.running().device();
    phone.subscribes(customer.session());
    DriverApp driver = DriverApp.logsIn(NODE);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    isThere(order, "TICKET_MADE");
    assertFalse(has(order, "TICKET_SHOWN"), "no screen has said that it shows it");
    Eventually.within(SOON).holds("a screen has said so", () -> isShown(order));
    restaurant.confirms(order).expects(200);
    driver.claims(order).expects(200);
    restaurant.prepares(order).expects(200);
    restaurant.ready(order).expects(200);
    driver.picksUp(order).expects(200);
    driver.handsIn(order, Fix.inBerlin(Instant.now())).expects(200);
    phone.hears("on its way", SOON);
    driver.delivers(order).expects(200);
    isThere(order, "PAYMENT_TAKEN");
    AgentApp.logsIn(NODE).refunds(order, 100, "cold", "trace-" + order).expects(201);
    isThere(order, "REFUND_PAID");

    List<JsonObject> hops = hops(order);
    List<String> way = hops.stream().map(OrderTraceIT::told).toList();
    List<String> expected =
        List.of(
            "PAYMENT_ASKED",
            "PLACED CUSTOMER",
            "PAYMENT_RESERVED",
            "TICKET_MADE",
            "TICKET_SHOWN RESTAURANT",
            "CONFIRMED RESTAURANT",
            "DRIVER_ASSIGNED DRIVER",
            "PREPARING RESTAURANT",
            "READY RESTAURANT",
            "PICKED_UP DRIVER",
            "DRIVER_SEEN DRIVER",
            "DEVICE_TOLD",
            "DELIVERED DRIVER",
            "REFUND_DECIDED AGENT",
            "REFUND_PAID");
    int at = -1;
    for (String hop : expected) { // whatever else happened between them
      int found = way.subList(at + 1, way.size()).indexOf(hop);
      assertTrue(found >= 0, () -> hop + " after what was before it in " + way);
      at += found + 1;
    }
    Instant first = at(hops.get(0));
    long sum = hops.stream().mapToLong(hop -> hop.getJsonNumber("millis").longValue()).sum();
    long whole = Duration.between(first, at(hops.get(hops.size() - 1))).toMillis();
    assertEquals(0, hops.get(0).getInt("millis"));
    assertTrue(whole - sum >= 0 && whole - sum < hops.size(), () -> sum + " of " + whole);
  }

  /** What stays of a conversation here is that there was one. */
  @Test
  void itTellsRolesAndNobodysNameOrWords() {
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    customer.asksForHelpWith(order, "A very private matter");
    restaurant.rejects(order, "OTHER").expects(200);
    isThere(order, "PAYMENT_RELEASED");
    Answer trace = operator.door().get(door(order)).expects(200);
    assertTrue(has(order, "HELP_ASKED"), trace::toString);
    assertTrue(has(order, "REJECTED"), trace::toString);
    for (String word : List.of("private", customer.session().email(), "name", "text")) {
      assertFalse(trace.body().contains(word), trace::toString);
    }
  }

  @Test
  void anOrderThatIsNotThereHasNoTrace() {
    operator.door().get(door(UUID.randomUUID().toString())).isProblem(404, "not-found");
    operator.door().get(door("none")).isRefused(400, 404);
  }

  /** As a screen does: a ticket that has changed meanwhile is shown anew. */
  private boolean isShown(String order) {
    int head = restaurant.tickets().json().getInt("position");
    restaurant.door().post(shown(), Map.of("upTo", head)).expects(204);
    return has(order, "TICKET_SHOWN");
  }

  private void isThere(String order, String what) {
    Eventually.within(SOON).holds(what, () -> has(order, what));
  }

  private boolean has(String order, String what) {
    return hops(order).stream().anyMatch(hop -> hop.getString("what").equals(what));
  }

  private List<JsonObject> hops(String order) {
    JsonObject trace = operator.door().get(door(order)).expects(200).json();
    return trace.getJsonArray("hops").getValuesAs(JsonObject.class);
  }

  private static String told(JsonObject hop) {
    return (hop.getString("what") + " " + hop.getString("by", "")).strip();
  }

  private static Instant at(JsonObject hop) {
    return Instant.parse(hop.getString("at"));
  }

  private String shown() {
    return "/api/restaurants/" + restaurant.id() + "/tickets/received";
  }

  private static String door(String order) {
    return "/api/orders/" + order + "/trace";
  }
}
