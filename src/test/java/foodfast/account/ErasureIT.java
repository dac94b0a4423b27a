package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One's own data: all of it as a copy, and none of it after the erasure. */
class ErasureIT {
  private static final Node NODE = Platform.running().nodeA();
  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);
  private final Tables tables = new Tables(Platform.running().database());
  private final OperatorApp operator = OperatorApp.logsIn(NODE);

  @Test
  void theCopyHasAccountCardsAndOrders() {
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    JsonObject copy = customer.door().get("/api/accounts/me/export").expects(200).json();
    assertEquals(customer.session().email(), copy.getJsonObject("account").getString("email"));
    assertEquals(1, copy.getJsonObject("payments").getJsonArray("methods").size());
    JsonObject order = copy.getJsonObject("orders").getJsonArray("orders").getJsonObject(0);
    assertEquals(id, order.getString("id"));
    assertEquals("Torstr. 1", order.getJsonObject("deliverTo").getString("line1"));
  }

  @Test
  void ordersStayWithoutTheirCustomerOnesUnderWayLoseHimAtTheirEnd() {
    String over = customer.ordersFrom(restaurant.id()).getString("id");
    customer.cancels(over).expects(200);
    String underWay = customer.ordersFrom(restaurant.id()).getString("id");
    customer.door().delete("/api/accounts/me").expects(204);
    customer.door().get("/api/accounts/me").isProblem(401);
    NODE.door()
        .post(
            "/api/sessions",
            Map.of("email", customer.session().email(), "password", "foodfast-demo"))
        .isProblem(401);

    assertEquals("erased", streetOf(over));
    assertEquals("Torstr. 1", streetOf(underWay));
    restaurant.rejects(underWay, "TOO_BUSY").expects(200);
    assertEquals("erased", streetOf(underWay));
    assertFalse(order(over).toString().contains("Torstr"));
  }

  @Test
  void theKitchenForgetsWhatTheyWroteOnTheirTickets() {
    String words = "ring at Rumpelstilzchen " + UUID.randomUUID();
    String over = ordersWith(words);
    customer.cancels(over).expects(200);
    String underWay = ordersWith(words);
    Eventually.within(Duration.ofSeconds(60))
        .holds("cancelled there too", () -> ticketsWith(words, over, "CANCELLED") == 2);
    Eventually.within(Duration.ofSeconds(60))
        .holds("there", () -> ticketsWith(words, underWay, "PLACED") > 0);
    customer.door().delete("/api/accounts/me").expects(204);
    assertEquals(0, ticketsWith(words, over, "%"));
    assertTrue(ticketsWith(words, underWay, "PLACED") > 0, "it is still cooked");
    restaurant.rejects(underWay, "TOO_BUSY").expects(200);
    assertEquals(0, ticketsWith(words, underWay, "%"));
    assertEquals("erased", streetOf(over));
  }

  @Test
  void aMessageThatWaitsForTheKitchenMeanwhileDoesNotBringThemBack() throws Exception {
    String words = "ring at Rumpelstilzchen " + UUID.randomUUID();
    String over = ordersWith(words);
    customer.cancels(over).expects(200);
    Eventually.within(Duration.ofSeconds(60))
        .holds("cancelled there too", () -> ticketsWith(words, over, "CANCELLED") == 2);
    CompletableFuture<Answer> erased;
    try (Connection other = Platform.running().database().connect()) {
      other.setAutoCommit(false);
      tables.change(
          "update ticket set order_version = order_version - 1 where order_id = ?",
          UUID.fromString(over));
      other
          .createStatement()
          .execute(
              "select 1 from kitchen where restaurant_id = '" + restaurant.id() + "' for update");
      erased = CompletableFuture.supplyAsync(() -> customer.door().delete("/api/accounts/me"));
      awaitWaiting(1);
      tables.change(
          "insert into outbox_entry (id, destination, body) values (?, 'OrderAdvanced', ?)",
          UUID.randomUUID(),
          "{\"orderId\":\"" + over + "\",\"version\":2}");
      awaitWaiting(2);
    }
    erased.get(60, TimeUnit.SECONDS).expects(204);
    Eventually.within(Duration.ofSeconds(60))
        .holds(
            "the message is through",
            () -> tables.waitingWithAnOrder().isEmpty() && hasSeenItsEnd(over));
    assertEquals(0, ticketsWith(words, over, "%"));
  }

  /** Two of them are shorter than the transaction that waits lasts. */
  private void awaitWaiting(int count) {
    Eventually.within(Duration.ofSeconds(13))
        .holds(count + " wait for the kitchen", () -> tables.waitingWithAnOrder().size() >= count);
  }

  private boolean hasSeenItsEnd(String order) {
    return tables.number(
            "select count(*) from ticket t join orders o on o.id = t.order_id"
                + " where o.id = ? and o.version = t.order_version",
            UUID.fromString(order))
        == 1;
  }

  private String ordersWith(String note) {
    Map<String, Object> basket = new HashMap<>(customer.basket(restaurant.id(), customer.card()));
    String dish = customer.menuOf(restaurant.id()).get(0).getString("id");
    basket.put("items", List.of(Map.of("menuItemId", dish, "quantity", 1, "note", note)));
    return customer.orders(basket).getString("id");
  }

  /** In how many tickets of that order and its changes the words stand. */
  private long ticketsWith(String words, String order, String status) {
    return tables.number(
        "with wanted as (select ? as words, ? as id, ? as status)"
            + " select (select count(*) from ticket t, wanted w where t.items like w.words"
            + " and t.order_id = cast(w.id as uuid) and t.status like w.status)"
            + " + (select count(*) from ticket_change c, wanted w where c.data like w.words"
            + " and c.data::jsonb ->> 'orderId' = w.id and c.data::jsonb ->> 'status' like w.status)",
        "%" + words + "%",
        order,
        status);
  }

  private String streetOf(String id) {
    return order(id).getJsonObject("deliverTo").getString("line1");
  }

  private JsonObject order(String id) {
    return operator.door().get("/api/orders/" + id).expects(200).json();
  }
}
