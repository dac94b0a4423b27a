package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Eventually;
import foodfast.kit.Forger;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Surroundings;
import foodfast.kit.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A node that starts first becomes ready by itself when database and broker come. Its log is quiet,
 * from the empty database on and through all that clients do wrong.
 */
class StartsBeforeItsServicesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Test
  void readyComesByItself() throws Exception {
    Platform.running();
    try (Surroundings own = Surroundings.notYetStarted("early");
        Node node = own.node("node-early")) {
      node.launch();
      Eventually.within(PATIENCE).holds("live", () -> node.health("live") == 200);
      assertEquals(503, node.health("ready"));

      own.database().start();
      Eventually.within(PATIENCE).holds("tables", () -> node.health("started") == 200);
      assertEquals(503, node.health("ready"));

      own.broker().start();
      node.awaitReady(PATIENCE);
      RestaurantApp.logsIn(node).tickets().expects(200);
      long weak =
          new Tables(own.database())
              .number(
                  "select count(*) from account where password_hash not like ?",
                  "PBKDF2WithHmacSHA512:210000:%");
      assertEquals(0, weak, "passwords hashed for less than they should cost");

      noAlarm(node.alarms());
      refusals(node);
      noAlarm(node.alarms());
    }
  }

  /** But for the outage it began with, if that was long. */
  private static void noAlarm(List<String> alarms) {
    assertEquals(List.of(), alarms.stream().filter(line -> !line.contains("no answer")).toList());
  }

  private static void refusals(Node node) throws Exception {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    Door door = customer.door();
    String me = "/api/accounts/me";

    door.send("POST", "/api/orders", Door.JSON, "{").isProblem(400);
    door.post("/api/orders", Map.of("items", "none")).isProblem(400);
    node.door().get(me).isProblem(401);
    node.door().bearer("nonsense").get(me).isProblem(401);
    node.door().bearer(new Forger(customer.session()).expired()).get(me).isProblem(401);
    node.door().post("/api/sessions/refresh", Map.of("refreshToken", "none")).isProblem(401);
    door.get("/api/announcements/reach").isProblem(403);
    door.get("/api/orders/" + UUID.randomUUID()).isProblem(404);
    door.get("/api/nothing").isProblem(404);
    door.get("/nothing.html").expects(404);
    door.delete("/api/orders").isProblem(405);
    door.with("Accept", "image/png").get("/api/restaurants").isProblem(406);
    String email = customer.session().email();
    Map<String, String> again = Map.of("email", email, "password", Session.PASSWORD, "name", "N");
    node.door().post("/api/accounts", again).isProblem(409);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.confirms(order).expects(200);
    restaurant.confirms(order).isProblem(409, "illegal-transition");
    door.with("If-Match", "\"old\"").patch(me, Map.of("name", "N")).isProblem(412);
    door.send("POST", "/api/orders", Door.JSON, " ".repeat(1_100_000)).isProblem(413);
    door.send("POST", "/api/orders", "text/plain", "dinner").isProblem(415);
    Map<String, ?> basket = customer.basket(restaurant.id(), customer.card());
    customer.triesToOrder(basket, "one key").expects(201);
    String nowhere = UUID.randomUUID().toString();
    basket = CustomerApp.basket(restaurant.id(), customer.card(), nowhere, 1);
    customer.triesToOrder(basket, "one key").isProblem(422, "idempotency-key-reused");
    customer.triesToOrder(basket, "another key").isProblem(422, "item-not-available");
    door.patch(me, Map.of("name", "N")).isProblem(428);
    Map<String, String> staff =
        Map.of(
            "email",
            "staff@test.foodfast.test",
            "password",
            Session.PASSWORD,
            "name",
            "N",
            "role",
            "RESTAURANT",
            "restaurantId",
            nowhere);
    OperatorApp.logsIn(node).door().post("/api/accounts", staff).isProblem(422);
    Map<String, String> wrong = Map.of("email", email, "password", "wrong password");
    Eventually.within(PATIENCE)
        .holds("throttled", () -> node.door().post("/api/sessions", wrong).status() == 429);
  }
}
