package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders nobody should get through, each refused with a reason and without an order. */
class BadOrdersIT {
  private static CustomerApp customer;
  private static RestaurantApp restaurant;
  private static String card;
  private static String dish;

  @BeforeAll
  static void aCustomerWithACard() {
    Node node = Platform.running().nodeA();
    customer = CustomerApp.registers(node);
    restaurant = RestaurantApp.logsIn(node);
    card = customer.addsCard();
    dish = customer.menuOf(restaurant.id()).get(0).getString("id");
  }

  static Stream<String> quantities() {
    return Stream.of(
        "0", "-1", "51", "1000000000", "99999999999", "1.5", "\"2\"", "null", "true", "[]");
  }

  @ParameterizedTest
  @MethodSource("quantities")
  void aQuantityThatIsNone(String quantity) {
    String body = text(dish, quantity, "Torstr. 1");
    JsonObject problem = order("application/json", body).isRefused(400, 422);
    assertEquals(
        "/items/0/quantity", problem.getJsonArray("errors").getJsonObject(0).getString("pointer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"restaurantId\":",
        "[]",
        "null",
        "42",
        "\"order\"",
        "{}",
        "{}{}",
        "{'a':1}",
        "{\"restaurantId\":\"x\",}",
        "\u0000",
        "{\"items\":{}}",
        "{\"items\":\"all\"}"
      })
  void aBodyThatIsNoOrder(String body) {
    order("application/json", body).isRefused(400, 422);
  }

  @Test
  void aBodyThatIsNoText() {
    byte[] notUtf8 = {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'};
    withKey().send("POST", "/api/orders", "application/json", notUtf8).isRefused(400, 422);
  }

  @Test
  void aBodyNestedWithoutEnd() {
    order("application/json", "[".repeat(100_000)).isRefused(400, 413, 422);
    order("application/json", "{\"items\":".repeat(50_000)).isRefused(400, 413, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nul \\u0000", "lone \\ud800 surrogate", "lone \\udfff surrogate"})
  void anAddressNoDatabaseTakes(String line) {
    order("application/json", text(dish, "1", line)).isRefused(400, 422);
  }

  @Test
  void aBodyLargerThanAMebibyte() {
    order("application/json", text(dish, "1", "x".repeat(1_100_000))).isProblem(413);
  }

  @Test
  void aMediaTypeThatIsNotJson() {
    order("text/plain", text(dish, "1", "Torstr. 1")).isProblem(415);
    order("application/xml", "<order/>").isProblem(415);
  }

  @Test
  void aKeyIsRequired() {
    customer.door().post("/api/orders", basket(dish, card)).isProblem(400);
    customer.triesToOrder(basket(dish, card), "k".repeat(256)).isProblem(400);
  }

  @Test
  void aDishOfAnotherRestaurant() {
    RestaurantApp other = RestaurantApp.logsIn(Platform.running().nodeA(), "restaurant2");
    String theirs = customer.menuOf(other.id()).get(0).getString("id");
    tries(basket(theirs, card)).isRefused(404, 422);
  }

  @Test
  void aDishNotYetPublished() {
    JsonObject made =
        restaurant
            .door()
            .post(
                "/api/restaurants/" + restaurant.id() + "/menu",
                Map.of(
                    "name",
                    "Draft " + UUID.randomUUID(),
                    "description",
                    "not yet",
                    "price",
                    Map.of("amount", 500, "currency", "EUR")))
            .expects(201)
            .json();
    String draft = made.getString("id");
    restaurant.door().put("/api/menu-items/" + draft + "/published", Map.of("published", false));
    assertTrue(
        customer.menuOf(restaurant.id()).stream().noneMatch(i -> draft.equals(i.getString("id"))));
    tries(basket(draft, card)).isRefused(404, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "00000000-0000-0000-0000-000000000000", "'; drop table x --"})
  void idsOfNothing(String id) {
    tries(basket(id, card)).isRefused(400, 404, 422);
    tries(basket(dish, id)).isRefused(400, 404, 422);
    tries(CustomerApp.basket(id, card, dish, 1)).isRefused(400, 404, 422);
  }

  @Test
  void somebodyElsesCard() {
    String foreign = CustomerApp.registers(Platform.running().nodeA()).addsCard();
    tries(basket(dish, foreign)).isRefused(404, 422);
  }

  @Test
  void placesNotOnEarth() {
    for (double[] place : new double[][] {{91, 0}, {-91, 0}, {0, 181}, {0, -181}}) {
      Map<String, ?> to =
          Map.of("line1", "Torstr. 1", "city", "Berlin", "lat", place[0], "lng", place[1]);
      tries(with("deliverTo", to)).isRefused(400, 422);
    }
  }

  @Test
  void anAddressTheRestaurantDoesNotDeliverTo() {
    JsonObject problem = tries(with("deliverTo", to("Hamburg"))).isProblem(422, "out-of-area");
    JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
    assertEquals("/deliverTo/city", error.getString("pointer"));
    assertTrue(problem.getString("detail").contains("Berlin"), problem::toString);
    tries(with("deliverTo", to("  bERLIN "))).expects(201);
  }

  private static Map<String, ?> to(String city) {
    return Map.of("line1", "Torstr. 1", "city", city, "lat", 52.529, "lng", 13.401);
  }

  @Test
  void aPriceNobodyWasShown() {
    CustomerApp buyer = CustomerApp.registers(Platform.running().nodeA());
    String soup = newDish("Zz soup");
    Map<String, Object> seen = seeing(990, buyer, soup);
    String key = UUID.randomUUID().toString();
    restaurant.reprices(soup, 1250).expects(200);

    JsonObject problem = buyer.triesToOrder(seen, key).isProblem(409, "price-changed");
    assertEquals(euros(1250), problem.getJsonObject("total"));
    JsonObject line = problem.getJsonArray("items").getJsonObject(0);
    assertEquals(soup, line.getString("menuItemId"));
    assertEquals(euros(1250), line.getJsonObject("price"));
    assertEquals(0, buyer.door().get("/api/orders").items().size());
    assertEquals(0, asked(buyer), "nothing was asked of the provider");

    Answer agreed = buyer.triesToOrder(seeing(1250, buyer, soup), key).expects(201);
    assertEquals("", agreed.header("Idempotency-Replayed"), "the key was not used up");
    restaurant.reprices(soup, 990).expects(200);
    buyer.triesToOrder(seen, UUID.randomUUID().toString()).expects(201);
    buyer.triesToOrder(seeing(1250, buyer, soup), key).expects(201);
    restaurant.hides(soup).expects(200);
  }

  @Test
  void aPriceInAnotherCurrencyOrInNone() {
    Map<String, ?> dollars = Map.of("amount", 1, "currency", "USD");
    tries(with("expectedTotal", dollars)).isProblem(409, "price-changed");
    tries(with("expectedTotal", Map.of("amount", -1, "currency", "EUR")))
        .isProblem(409, "price-changed");
    for (Object none : List.of(1, "1", List.of(), Map.of("amount", "1", "currency", "EUR"))) {
      tries(with("expectedTotal", none)).isRefused(400, 422);
    }
    tries(with("expectedTotal", Map.of("amount", 1))).isRefused(400, 422);
    tries(with("expectedTotal", Map.of("currency", "EUR"))).isRefused(400, 422);
  }

  @Test
  void aDishThatVanishedMeanwhile() {
    String gone = newDish("Zz gone");
    String dearer = newDish("Zz dearer");
    restaurant.hides(gone).expects(200);
    restaurant.reprices(dearer, 1250).expects(200);
    Map<String, Object> seen = new java.util.HashMap<>(basket(gone, card));
    seen.put("items", List.of(item(gone), item(dearer)));
    seen.put("expectedTotal", Map.of("amount", 1980, "currency", "EUR"));
    long before = asked(customer);

    JsonObject problem = tries(seen).isProblem(422, "item-not-available");
    JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
    assertEquals("/items/0/menuItemId", error.getString("pointer"));
    assertEquals(1, problem.getJsonArray("items").size(), "what can still be had");
    assertEquals(
        euros(1250), problem.getJsonArray("items").getJsonObject(0).getJsonObject("price"));
    assertEquals(euros(1250), problem.getJsonObject("total"));
    assertEquals(before, asked(customer), "nothing was asked of the provider");
    restaurant.hides(dearer).expects(200);
  }

  @Test
  void aKitchenThatClosedMeanwhile() {
    RestaurantApp other = RestaurantApp.logsIn(Platform.running().nodeA(), "restaurant2");
    Map<String, ?> there = customer.basket(other.id(), card);
    String state = "/api/restaurants/" + other.id() + "/state";
    String key = UUID.randomUUID().toString();
    long before = asked(customer);
    other.door().put(state, Map.of("state", "CLOSED")).expects(200);
    try {
      customer.triesToOrder(there, key).isProblem(409, "restaurant-closed");
      assertEquals(before, asked(customer), "nothing was asked of the provider");
    } finally {
      other.door().put(state, Map.of("state", "OPEN")).expects(200);
    }
    customer.triesToOrder(there, key).expects(201);
  }

  private static long asked(CustomerApp whose) {
    return new Tables(Platform.running().database())
        .number(
            "select count(*) from payment where account_id = ?",
            UUID.fromString(whose.session().accountId()));
  }

  private static String newDish(String name) {
    String id = restaurant.addsDish(name + " " + UUID.randomUUID());
    restaurant.publishes(id).expects(200);
    return id;
  }

  private static Map<String, Object> seeing(int total, CustomerApp buyer, String menuItem) {
    Map<String, Object> basket =
        new java.util.HashMap<>(CustomerApp.basket(restaurant.id(), buyer.card(), menuItem, 1));
    basket.put("expectedTotal", Map.of("amount", total, "currency", "EUR"));
    return basket;
  }

  private static Map<String, ?> item(String menuItem) {
    return Map.of("menuItemId", menuItem, "quantity", 1);
  }

  private static JsonObject euros(int amount) {
    return Json.createObjectBuilder(Map.of("amount", amount, "currency", "EUR")).build();
  }

  @Test
  void nothingAtAllInTheCart() {
    tries(with("items", List.of())).isRefused(400, 422);
  }

  @Test
  void noneOfItBecameAnOrder() {
    CustomerApp careless = CustomerApp.registers(Platform.running().nodeA());
    String ownCard = careless.addsCard();
    careless
        .triesToOrder(CustomerApp.basket(restaurant.id(), ownCard, dish, 0), "careless")
        .isRefused(400, 422);
    assertEquals(0, careless.door().get("/api/orders").expects(200).items().size());

    careless
        .triesToOrder(CustomerApp.basket(restaurant.id(), ownCard, dish, 1), "careless")
        .expects(201);
    assertEquals(1, careless.door().get("/api/orders").expects(200).items().size());
  }

  private static Answer tries(Map<String, ?> basket) {
    return customer.triesToOrder(basket, UUID.randomUUID().toString());
  }

  private static Answer order(String type, String body) {
    return withKey().send("POST", "/api/orders", type, body);
  }

  private static foodfast.kit.Door withKey() {
    return customer.door().with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static Map<String, ?> basket(String menuItem, String paymentMethod) {
    return CustomerApp.basket(restaurant.id(), paymentMethod, menuItem, 1);
  }

  private static Map<String, ?> with(String member, Object value) {
    Map<String, Object> changed = new java.util.HashMap<>(basket(dish, card));
    changed.put(member, value);
    return changed;
  }

  /** A well-formed order but for what is put in, raw. */
  private static String text(String menuItem, String rawQuantity, String rawLine) {
    return Json.createObjectBuilder(CustomerApp.basket(restaurant.id(), card, menuItem, 77))
        .build()
        .toString()
        .replace("\"quantity\":77", "\"quantity\":" + rawQuantity)
        .replace("Torstr. 1", rawLine);
  }
}
