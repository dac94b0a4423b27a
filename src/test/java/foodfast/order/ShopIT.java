package foodfast.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A restaurant's terms and a dish's options: priced on the server, refused in plain words. */
class ShopIT {
  private static final String PLACE =
      "insert into restaurant (id, name, city, cuisine, lat, lng, state, delivery_fee,"
          + " minimum_order, opening_hours) values (?, ?, 'Berlin', 'Test', 52.5, 13.4, 'OPEN', 250, 1500, ?)";
  private static final String DISH =
      "insert into menu_item (id, restaurant_id, name, description, price, currency, published, options)"
          + " values (?, ?, ?, 'with options', 1000, 'EUR', true, ?)";
  private static final String OPTIONS =
      """
      [{"name":"Size","atLeast":1,"atMost":1,"choices":[
        {"id":"regular","name":"Regular","price":{"amount":0,"currency":"EUR"},"preset":true},
        {"id":"large","name":"Large","price":{"amount":300,"currency":"EUR"}}]},
       {"name":"Extras","atLeast":0,"atMost":2,"choices":[
        {"id":"egg","name":"Egg","price":{"amount":150,"currency":"EUR"}}]}]""";
  private static Node node;
  private static Tables tables;
  private final String word = "Zz" + UUID.randomUUID().toString().substring(0, 8);
  private UUID place;
  private UUID dish;
  private CustomerApp customer;

  @BeforeAll
  static void aNode() {
    node = Platform.running().nodeA();
    tables = new Tables(Platform.running().database());
  }

  @BeforeEach
  void aPlace() {
    place = opens("");
    dish = UUID.randomUUID();
    tables.change(DISH, dish, place, word + " 50% plate", OPTIONS);
    customer = CustomerApp.registers(node);
  }

  @Test
  void optionsAndFeeArePricedByTheServer() {
    JsonObject order = customer.orders(basket(place, dish, 2, List.of("large", "egg")));
    JsonObject line = order.getJsonArray("items").getJsonObject(0);
    assertEquals(1450, amount(line, "price"));
    assertEquals("Egg", line.getJsonArray("options").getJsonObject(1).getString("name"));
    assertEquals(250, amount(order, "deliveryFee"));
    assertEquals(2 * 1450 + 250, amount(order, "total"));
    assertEquals(2 * 1450 + 250, amount(order.getJsonObject("payment"), "authorised"));
    assertEquals("Shop " + place, order.getString("restaurantName"));
    assertFalse(order.containsKey("driver"), "nobody brings it yet");
    assertFalse(order.containsKey("restaurantAddress"), "it is not known");
  }

  @Test
  void whereItComesFromIsToldToo() {
    tables.change("update restaurant set address = 'Torstr. 99' where id = ?", place);
    JsonObject order = customer.orders(basket(place, dish, 2, null));
    assertEquals("Torstr. 99", order.getString("restaurantAddress"));
    assertEquals("Torstr. 99", seen(order.getString("id")).getString("restaurantAddress"));
  }

  @Test
  void howBusyItIsLaterMovesNoOrderThatIsUnderWay() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    String id = customer.ordersFrom(kitchen.id()).getString("id");
    kitchen.confirms(id).expects(200);
    JsonObject promised = seen(id).getJsonObject("arrival");
    Map<String, ?> busy = Map.of("state", "BUSY", "extraMinutes", 90);
    try {
      kitchen.takesOrders(busy).expects(200);
      assertEquals(promised, seen(id).getJsonObject("arrival"));
      String later = customer.ordersFrom(kitchen.id()).getString("id");
      kitchen.confirms(later).expects(200);
      JsonObject busier = seen(later).getJsonObject("arrival");
      assertTrue(begins(busier).isAfter(begins(promised).plus(Duration.ofHours(1))));
      kitchen.takesOrders(Map.of("state", "OPEN")).expects(200);
      assertEquals(busier, seen(later).getJsonObject("arrival"));
    } finally {
      kitchen.takesOrders(Map.of("state", "OPEN")).expects(200);
    }
  }

  private static Instant begins(JsonObject window) {
    return Instant.parse(window.getString("from"));
  }

  @Test
  void aDishWithoutAWordComesAsItIsPreset() {
    JsonObject order = customer.orders(basket(place, dish, 2, null));
    assertEquals(2 * 1000 + 250, amount(order, "total"));
    Map<String, Object> seen = basket(place, dish, 2, List.of("regular"));
    seen.put("expectedTotal", Map.of("amount", 2000, "currency", "EUR"));
    customer.triesToOrder(seen, "a" + dish).isProblem(409, "price-changed");
  }

  @Test
  void whatCannotBeHadLikeThatIsRefused() {
    tries(List.of("huge"), "option-not-available");
    tries(List.of("regular", "large"), "option-not-available");
    JsonObject small =
        customer
            .triesToOrder(basket(place, dish, 1, null), "m" + dish)
            .isProblem(422, "below-minimum");
    assertEquals(1500, amount(small, "minimumOrder"));
  }

  @Test
  void outOfItsHoursItSaysWhenItOpens() {
    // a span that is over before it begins to matter: one minute, five days from now
    String day = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su").get(inFiveDays());
    UUID closed = opens(day + "-" + day + " 04:00-04:01");
    UUID meal = UUID.randomUUID();
    tables.change(DISH, meal, closed, "meal", "[]");
    JsonObject refusal =
        customer
            .triesToOrder(basket(closed, meal, 2, null), "c" + meal)
            .isProblem(409, "restaurant-closed");
    assertTrue(Instant.parse(refusal.getString("opensAt")).isAfter(Instant.now()));
    JsonObject seen = customer.door().get("/api/restaurants/" + closed).expects(200).json();
    assertFalse(seen.getBoolean("open"));
    assertEquals("OPEN", seen.getString("state"));
  }

  private static int inFiveDays() {
    return Instant.now()
        .plus(Duration.ofDays(5))
        .atZone(ZoneId.of("Europe/Berlin"))
        .getDayOfWeek()
        .ordinal();
  }

  @Test
  void theSearchFindsDishesByWhatTheyAreCalled() {
    List<JsonObject> found = finds(word.toLowerCase());
    assertEquals(1, found.size());
    assertEquals(dish.toString(), found.get(0).getJsonObject("dish").getString("id"));
    assertEquals(1, finds(word + "%2050%25").size(), "a percent sign is one");
    assertEquals(0, finds(word + "%25plate").size(), "and stands for nothing else");
    customer.door().get("/api/dishes?q=a").isProblem(422, "validation-failed");
    assertTrue(finds("lemon&city=berlin").size() > 0, "the demo has lemons");
    assertEquals(0, finds(word + "&city=hamburg").size());
  }

  @Test
  void whoHasWhatWasFoundIsToldOnlyWhatChanged() {
    String search = "/api/dishes?q=" + word;
    String tag = customer.door().get(search).expects(200).etag();
    customer.door().with("If-None-Match", tag).get(search).expects(304);
    tables.change("update menu_item set price = 1100 where id = ?", dish);
    customer.door().with("If-None-Match", tag).get(search).expects(200);
  }

  @Test
  void whatWasDeliveredIsRatedOnce() {
    RestaurantApp kitchen = RestaurantApp.logsIn(node);
    DriverApp driver = DriverApp.logsIn(node, "driver");
    String order = customer.ordersFrom(kitchen.id()).getString("id");
    rates(order, 5).isProblem(409, "not-delivered");
    kitchen.cooks(order);
    driver.claims(order).expects(200);
    assertEquals("Dora", seen(order).getJsonObject("driver").getString("name"));
    assertTrue(seen(order).containsKey("arrival"));
    driver.picksUp(order).expects(200);
    driver.delivers(order).expects(200);
    assertFalse(seen(order).containsKey("arrival"));
    long before = ratings(kitchen.id());
    rates(order, 2).expects(200);
    rates(order, 4).expects(200);
    assertEquals(before + 1, ratings(kitchen.id()), "one an order");
    assertEquals(4, seen(order).getJsonObject("rating").getInt("stars"));
    assertEquals("good", seen(order).getJsonObject("rating").getString("words"));
    rates(order, 6).isProblem(422, "validation-failed");
    CustomerApp other = CustomerApp.registers(node);
    other
        .door()
        .put("/api/orders/" + order + "/rating", Map.of("stars", 1))
        .isProblem(404, "not-found");
  }

  private Answer rates(String order, int stars) {
    return customer
        .door()
        .put("/api/orders/" + order + "/rating", Map.of("stars", stars, "words", " good "));
  }

  private JsonObject seen(String order) {
    return customer.door().get("/api/orders/" + order).expects(200).json();
  }

  private long ratings(String restaurant) {
    JsonObject rating =
        customer
            .door()
            .get("/api/restaurants/" + restaurant)
            .expects(200)
            .json()
            .getJsonObject("rating");
    return rating == null ? 0 : rating.getInt("count");
  }

  private List<JsonObject> finds(String query) {
    return customer
        .door()
        .get("/api/dishes?q=" + query)
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class);
  }

  private void tries(List<String> options, String code) {
    JsonObject refusal =
        customer
            .triesToOrder(basket(place, dish, 2, options), UUID.randomUUID().toString())
            .isProblem(422, code);
    String pointer = refusal.getJsonArray("errors").getJsonObject(0).getString("pointer");
    assertEquals("/items/0/options", pointer);
  }

  private UUID opens(String hours) {
    UUID id = UUID.randomUUID();
    tables.change(PLACE, id, "Shop " + id, hours);
    return id;
  }

  private Map<String, Object> basket(UUID restaurant, UUID item, int count, List<String> options) {
    Map<String, Object> basket =
        new HashMap<>(
            CustomerApp.basket(restaurant.toString(), customer.card(), item.toString(), count));
    if (options != null) {
      basket.put(
          "items",
          List.of(Map.of("menuItemId", item.toString(), "quantity", count, "options", options)));
    }
    return basket;
  }

  private static int amount(JsonObject of, String name) {
    return of.getJsonObject(name).getInt("amount");
  }
}
