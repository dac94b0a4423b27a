package foodfast.browser;

import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.local.FoodPhotos;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A restaurant of a test's own in a town of its own, with names such as most people have: what a
 * whole day is walked in without meeting others' orders.
 */
final class Bistro {
  static final String NAME = "Nora’s Noodles";
  private static final String FIRST_PASSWORD = "chosen at the desk";
  static final double LAT = 50.9795;
  static final double LNG = 11.3295;

  /** A good kilometre away. */
  static final double DOOR_LAT = 50.9905;

  private static final List<String> TOWNS =
      List.of(
          "Weimar", "Jena", "Gotha", "Suhl", "Gera", "Apolda", "Ilmenau", "Arnstadt", "Nordhausen");
  private static final AtomicInteger OPENED = new AtomicInteger();

  private final Node node;
  private final String town;
  private final String id;
  private final RestaurantApp kitchen;
  private final String ramen;
  private final String gyoza;

  Bistro(Node node) {
    this.node = node;
    town = TOWNS.get(OPENED.getAndIncrement() % TOWNS.size());
    id = opened();
    kitchen = RestaurantApp.of(staff("RESTAURANT", "Nora Neumann"));
    ramen = dish("Miso ramen", "Broth of two days, corn, a soft egg.", 1290, size());
    gyoza = dish("Gyoza", "Six, fried on one side.", 690, List.of());
    FoodPhotos.of(kitchen, ramen, "ramen", "Miso ramen");
    FoodPhotos.of(kitchen, gyoza, "gyoza", "Gyoza");
  }

  String town() {
    return town;
  }

  RestaurantApp kitchen() {
    return kitchen;
  }

  /** An account as operators make them; who has it has a password of their own by now. */
  Session staff(String role, String name) {
    Map<String, Object> body = new HashMap<>(person(name));
    body.put("role", role);
    body.put("password", FIRST_PASSWORD);
    if (role.equals("RESTAURANT")) {
      body.put("restaurantId", id);
    }
    OperatorApp.logsIn(node).door().post("/api/accounts", body).expects(201);
    String email = (String) body.get("email");
    Map<String, String> first = Map.of("email", email, "password", FIRST_PASSWORD);
    JsonObject pair = node.door().post("/api/sessions", first).expects(201).json();
    node.door()
        .bearer(pair.getString("accessToken"))
        .put(
            "/api/accounts/me/password", Map.of("current", FIRST_PASSWORD, "new", Session.PASSWORD))
        .expects(204);
    return Session.logIn(node, email);
  }

  CustomerApp customer(String name) {
    Map<String, Object> body = person(name);
    node.door().post("/api/accounts", body).expects(201);
    return CustomerApp.of(Session.logIn(node, (String) body.get("email")));
  }

  /** Two bowls with a wish, and gyoza. */
  String order(CustomerApp customer) {
    Map<String, ?> bowls =
        Map.of(
            "menuItemId",
            ramen,
            "quantity",
            2,
            "note",
            "no spring onions",
            "options",
            List.of("large"));
    return customer
        .orders(
            Map.of(
                "restaurantId", id,
                "items", List.of(bowls, Map.of("menuItemId", gyoza, "quantity", 1)),
                "deliverTo",
                    Map.of("line1", "Schillerstr. 4", "city", town, "lat", DOOR_LAT, "lng", LNG),
                "paymentMethodId", customer.card()))
        .getString("id");
  }

  private String opened() {
    Map<String, ?> place =
        Map.of(
            "name",
            NAME,
            "city",
            town,
            "address",
            "Marktstr. 7",
            "cuisine",
            "Noodles",
            "phone",
            "+49 3643 555 0100",
            "lat",
            LAT,
            "lng",
            LNG,
            "deliveryFee",
            190);
    JsonObject made =
        OperatorApp.logsIn(node).door().post("/api/restaurants", place).expects(201).json();
    return made.getString("id");
  }

  private Map<String, Object> person(String name) {
    String email =
        name.toLowerCase().replace(' ', '.') + "-" + UUID.randomUUID() + "@test.foodfast.test";
    return Map.of(
        "email",
        email,
        "password",
        Session.PASSWORD,
        "name",
        name,
        "city",
        town,
        "phone",
        "+49 3643 555 0177");
  }

  private String dish(String name, String words, int cents, List<?> options) {
    Map<String, Object> dish = new HashMap<>();
    dish.put("name", name);
    dish.put("description", words);
    dish.put("price", euros(cents));
    if (!options.isEmpty()) {
      dish.put("options", options);
    }
    String made =
        kitchen
            .door()
            .post("/api/restaurants/" + id + "/menu", dish)
            .expects(201)
            .json()
            .getString("id");
    kitchen.publishes(made).expects(200);
    return made;
  }

  private static List<?> size() {
    Map<String, ?> regular =
        Map.of("id", "regular", "name", "Regular", "price", euros(0), "preset", true);
    Map<String, ?> large = Map.of("id", "large", "name", "Large", "price", euros(250));
    return List.of(
        Map.of("name", "Size", "atLeast", 1, "atMost", 1, "choices", List.of(regular, large)));
  }

  private static Map<String, ?> euros(int cents) {
    return Map.of("amount", cents, "currency", "EUR");
  }
}
