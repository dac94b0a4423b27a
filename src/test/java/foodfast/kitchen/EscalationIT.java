package foodfast.kitchen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * An order that nobody answers is escalated, to each level once; time is made to pass in the table.
 */
class EscalationIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Platform platform = Platform.running();
  private final Tables tables = new Tables(platform.database());
  private final CustomerApp customer = CustomerApp.registers(platform.nodeA());
  private final RestaurantApp restaurant = RestaurantApp.logsIn(platform.nodeA());

  @Test
  void unansweredOrderGetsLouderThenTheFallbackChannelThenSupportThenExpires() {
    try (Board board = restaurant.watches()) {
      String order = customer.ordersFrom(restaurant.id()).getString("id");
      assertEquals(0, board.sees(order).within(SOON).getInt("alarm"));

      timeComesFor(order, "WAKE_AGAIN");
      timeComesFor(order, "LOUDER");
      alarmRings(board, order, 1);
      timeComesFor(order, "SECOND_CHANNEL");
      alarmRings(board, order, 2);
      assertEquals(1, messagesAbout(order));
      timeComesFor(order, "SUPPORT_TASK");
      timeComesFor(order, "EXPIRE");

      assertTrue(customer.waitsForStatus(order, "EXPIRED", SOON).getBoolean("final"));
      board.sees(order, "EXPIRED").within(SOON);
      board.hasNoGapAndNoDouble();
      assertEquals(0, deadlinesOf(order));
      assertEquals(1, supportFindsTheTask(order));
      assertEquals(1, released(order), "the payment is let go");
    }
  }

  @Test
  void answeredOrderIsNotEscalated() {
    try (Board board = restaurant.watches()) {
      String order = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(order).within(SOON);
      restaurant.confirms(order).expects(200);
      board.sees(order, "CONFIRMED").within(SOON);
      tables.change("update ticket_deadline set due_at = now() where order_id = ?", id(order));
      Eventually.within(SOON).holds("no deadline is left", () -> deadlinesOf(order) == 0);
      assertEquals(0, messagesAbout(order));
      assertEquals(
          2,
          board.tickets().stream()
              .filter(e -> e.json().getString("orderId").equals(order))
              .count());
    }
  }

  @Test
  void restaurantWithoutAScreenIsReachedAnotherWayAtOnce() {
    JsonObject kitchen = oneWithoutStaff();
    Map<String, Object> basket =
        new HashMap<>(customer.basket(kitchen.getString("id"), customer.card()));
    basket.put(
        "deliverTo",
        Map.of("line1", "Here 1", "city", kitchen.getString("city"), "lat", 53.55, "lng", 10.0));
    String order = customer.orders(basket).getString("id");
    Eventually.within(SOON).holds("a message was sent", () -> messagesAbout(order) == 1);
    JsonArray sent =
        OperatorApp.logsIn(platform.nodeA()).door().get("/api/mailbox").expects(200).items();
    assertTrue(
        sent.getValuesAs(JsonObject.class).stream()
            .anyMatch(message -> message.getString("orderId").equals(order)));
  }

  /** Nobody can log in there, so no screen of any test is connected. */
  private JsonObject oneWithoutStaff() {
    Set<String> staffed =
        Set.of(restaurant.id(), RestaurantApp.logsIn(platform.nodeA(), "restaurant2").id());
    JsonObject found =
        customer.door().get("/api/restaurants").expects(200).items().stream()
            .map(JsonValue::asJsonObject)
            .filter(one -> !staffed.contains(one.getString("id")))
            .findFirst()
            .orElseThrow();
    tables.takesAnyOrder(id(found.getString("id")));
    return found;
  }

  private void timeComesFor(String order, String step) {
    int moved =
        tables.change(
            "update ticket_deadline set due_at = now() where order_id = ? and step = ?",
            id(order),
            step);
    assertEquals(1, moved, "the next step is " + step);
    Eventually.within(SOON)
        .holds(
            step + " was taken",
            () ->
                tables.number(
                        "select count(*) from ticket_deadline where order_id = ? and step = ?",
                        id(order),
                        step)
                    == 0);
  }

  private void alarmRings(Board board, String order, int level) {
    Eventually.within(SOON)
        .holds(
            "the alarm rings louder",
            () ->
                board.tickets().stream()
                    .map(event -> event.json())
                    .anyMatch(
                        t -> t.getString("orderId").equals(order) && t.getInt("alarm") == level));
  }

  private long supportFindsTheTask(String order) {
    AgentApp agent = AgentApp.logsIn(platform.nodeA());
    JsonObject task =
        agent
            .door()
            .get("/api/support-tasks")
            .expects(200)
            .items()
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(t -> t.getString("orderId").equals(order))
            .findFirst()
            .orElseThrow();
    String done = "/api/support-tasks/" + task.getString("id") + "/done";
    agent.door().post(done).expects(200);
    agent.door().post(done).expects(200);
    return tables.number(
        "select count(*) from support_task where order_id = ? and done_at is not null", id(order));
  }

  private long messagesAbout(String order) {
    return tables.number("select count(*) from mailbox_message where order_id = ?", id(order));
  }

  private long deadlinesOf(String order) {
    return tables.number("select count(*) from ticket_deadline where order_id = ?", id(order));
  }

  private long released(String order) {
    return tables.number(
        "select count(*) from payment where order_id = ? and state = 'RELEASED'", id(order));
  }

  private static UUID id(String text) {
    return UUID.fromString(text);
  }
}
