package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Canaries: card numbers typed into every field of every door, taken or refused, then looked for in
 * every table, log line, figure and stored reply.
 */
class CardCanaryIT {
  /** Numbers no other test uses, each written in another way. */
  private static final List<String> CANARIES =
      List.of("4916 3385 0608 2832", "4556-7375-8689-9855", "5425233430109903", "374245455400126");

  private static final Node NODE = Platform.running().nodeA();
  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);

  @Test
  void noneOfThemIsFoundAnywhere() throws SQLException {
    for (String canary : CANARIES) {
      strewn(canary);
    }
    List<String> found = new ArrayList<>(inTables());
    for (String digits : CANARIES.stream().map(CardCanaryIT::digits).toList()) {
      inText(NODE.log(), digits).map(line -> "log: " + line).forEach(found::add);
      inText(NODE.door().get("/metrics").body(), digits).forEach(found::add);
    }
    assertEquals(List.of(), found);
  }

  @Test
  void theLookoutSeesWhatIsThere() {
    assertEquals(1, inText("a\nx 4916-3385-0608-2832 y\n", digits(CANARIES.get(0))).count());
  }

  private void strewn(String canary) {
    String text = "my card " + canary + " please";
    Door door = customer.door().with("X-Correlation-Id", digits(canary));
    String email = "canary-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, Object> person = new HashMap<>();
    person.put("email", email);
    person.put("password", "pass " + canary);
    person.put("name", text);
    person.put("city", text);
    NODE.door().post("/api/accounts", person).expects(201);
    NODE.door()
        .post("/api/sessions", Map.of("email", email, "password", "pass " + canary, "device", text))
        .expects(201);
    NODE.door().with("User-Agent", text).post("/api/sessions", credentials()).expects(201);
    NODE.door().post("/api/sessions", Map.of("email", text, "password", text)).isProblem(401);
    NODE.door().post("/api/sessions/refresh", Map.of("refreshToken", text)).isProblem(401);
    String etag = customer.door().get("/api/accounts/me").etag();
    Map<String, String> profile = Map.of("name", text, "city", text);
    customer.door().with("If-Match", etag).patch("/api/accounts/me", profile).expects(200);
    door.put("/api/accounts/me/password", Map.of("current", text, "new", text))
        .isRefused(401, 403, 422);

    door.post("/api/payment-methods", Map.of("token", canary)).isProblem(422);
    door.post("/api/payment-methods", Map.of("number", canary)).isProblem(422);
    NODE.door().post("/vault/tokens", card(canary, text)).expects(201);
    NODE.door().post("/vault/tokens", card(text, text)).isProblem(422);

    String order = ordersWith(canary, text);
    door.get("/api/orders/" + digits(canary)).isRefused(400, 404);
    door.get("/api/orders?cursor=" + digits(canary)).expects(200, 400, 422);
    door.get("/api/restaurants?q=" + digits(canary)).expects(200);
    restaurant.door().put(CustomerApp.statusOf(order), Map.of("status", text)).isProblem(400);
    restaurant.confirms(order).expects(200);
    Map<String, ?> refund = Map.of("amount", 1, "reason", text);
    AgentApp.logsIn(NODE).door().post("/api/orders/" + order + "/refunds", refund).expects(201);
    Map<String, ?> dish =
        Map.of(
            "name", text, "description", text, "price", Map.of("amount", 900, "currency", "EUR"));
    restaurant.door().post("/api/restaurants/" + restaurant.id() + "/menu", dish).expects(201);
    OperatorApp.logsIn(NODE)
        .door()
        .post("/api/accounts", Map.of("email", text))
        .isRefused(400, 422);
    NODE.door().send("POST", "/api/sessions", Door.JSON, "{\"email\": " + text).isProblem(400);
  }

  private String ordersWith(String canary, String text) {
    Map<String, Object> basket = new HashMap<>(customer.basket(restaurant.id(), customer.card()));
    String dish = customer.menuOf(restaurant.id()).get(0).getString("id");
    basket.put("items", List.of(Map.of("menuItemId", dish, "quantity", 1, "note", text)));
    Map<String, Object> to =
        new HashMap<>(Map.of("line1", text, "city", "City " + canary, "lat", 52.5, "lng", 13.4));
    basket.put("deliverTo", to);
    customer.triesToOrder(basket, "city " + digits(canary)).isProblem(422, "out-of-area");
    to.put("city", "Berlin");
    return customer.triesToOrder(basket, digits(canary)).expects(201).json().getString("id");
  }

  private Map<String, String> credentials() {
    return Map.of("email", customer.session().email(), "password", Session.PASSWORD);
  }

  private static Map<String, ?> card(String number, String holder) {
    return Map.of(
        "number", number, "expMonth", 12, "expYear", 2035, "cvc", "123", "holder", holder);
  }

  /** Looks through every column of every table. */
  private static List<String> inTables() throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = Platform.running().database().connect();
        Statement sql = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          sql.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'public'")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      assertTrue(tables.contains("orders"), tables::toString);
      for (String table : tables) {
        for (String canary : CANARIES) {
          String rows =
              "select t::text from \""
                  + table
                  + "\" t where regexp_replace(t::text, '[ -]', '', 'g') like '%"
                  + digits(canary)
                  + "%' limit 3";
          try (ResultSet hits = sql.executeQuery(rows)) {
            while (hits.next()) {
              found.add(table + ": " + hits.getString(1));
            }
          }
        }
      }
    }
    return found;
  }

  private static Stream<String> inText(String text, String digits) {
    return text.lines().filter(line -> line.replaceAll("[ -]", "").contains(digits));
  }

  private static String digits(String canary) {
    return canary.replaceAll("\\D", "");
  }
}
