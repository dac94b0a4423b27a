package foodfast.browser;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A town where all names are as unkind to a page as people's names can be: eighty letters without a
 * break, and such that are read from the right, with digits.
 */
final class Town {
  static final String LONG = "Donaudampfschifffahrt".repeat(4).substring(0, 80);
  static final String RIGHT = "مطعم الأصيل 24/7 – שלום 3";
  static final String TOWN = "مدينة 7";

  private static final String PLACE =
      "insert into restaurant (id, name, city, cuisine, lat, lng, state) values (?, ?, ?, ?, 52.5, 13.4, 'OPEN')";
  private static final String DISH =
      "insert into menu_item (id, restaurant_id, name, description, price, currency, published)"
          + " values (?, ?, ?, ?, ?, 'EUR', true)";

  private final Node node;
  private final UUID longest = UUID.randomUUID();
  private final UUID rightmost = UUID.randomUUID();

  Town(Node node) {
    this.node = node;
    Tables tables = new Tables(Platform.running().database());
    tables.change(PLACE, longest, LONG, TOWN, LONG);
    tables.change(PLACE, rightmost, RIGHT, TOWN, RIGHT);
    for (UUID restaurant : List.of(longest, rightmost)) {
      tables.change(DISH, UUID.randomUUID(), restaurant, LONG, LONG + LONG, 999_900);
      tables.change(DISH, UUID.randomUUID(), restaurant, RIGHT, RIGHT, 990);
    }
  }

  /** The restaurant with the longest name. */
  String restaurant() {
    return longest.toString();
  }

  Session customer(String name) {
    String email = "customer-" + UUID.randomUUID() + "@test.foodfast.test";
    node.door()
        .post(
            "/api/accounts",
            Map.of(
                "email",
                email,
                "password",
                Session.PASSWORD,
                "name",
                name,
                "city",
                TOWN,
                "phone",
                "+49 30 1234567"))
        .expects(201);
    return Session.logIn(node, email);
  }

  Session staff(String role, String name) {
    String email = role.toLowerCase() + "-" + UUID.randomUUID() + "@test.foodfast.test";
    Map<String, Object> body =
        new java.util.HashMap<>(
            Map.of("email", email, "password", Session.PASSWORD, "name", name, "role", role));
    body.put("city", TOWN);
    if (role.equals("RESTAURANT")) {
      body.put("restaurantId", restaurant());
    }
    OperatorApp.logsIn(node).door().post("/api/accounts", body).expects(201);
    return Session.logIn(node, email);
  }

  /** Orders both dishes to an address as unkind as the rest; returns the order's id. */
  String order(CustomerApp customer) {
    List<Map<String, ?>> items =
        customer.menuOf(restaurant()).stream()
            .<Map<String, ?>>map(
                dish ->
                    Map.of(
                        "menuItemId",
                        dish.getString("id"),
                        "quantity",
                        3,
                        "note",
                        dish.getString("name").equals(LONG) ? RIGHT : LONG))
            .toList();
    Map<String, ?> basket =
        Map.of(
            "restaurantId", restaurant(),
            "items", items,
            "deliverTo", Map.of("line1", RIGHT, "city", TOWN, "lat", 52.51, "lng", 13.41),
            "paymentMethodId", customer.card());
    return customer.orders(basket).getString("id");
  }

  Answer announce() {
    return OperatorApp.logsIn(node)
        .triesToAnnounce(
            Map.of(
                "title",
                LONG,
                "body",
                String.join("\n", Collections.nCopies(30, RIGHT)), // the inbox has to scroll
                "severity",
                "WARNING",
                "sticky",
                true,
                "audience",
                Map.of("cities", List.of(TOWN))));
  }
}
