package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How long texts may be: an emoji is one character at every door, as it is in the tables. */
class TextLengthsIT {
  private static final Node NODE = Platform.running().nodeA();

  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);

  /** So many are taken, and one more is not. */
  private static void takes(int characters, Function<String, Answer> door) {
    door.apply("😀".repeat(characters)).expects(200, 201);
    door.apply("😀".repeat(characters) + "x").isProblem(422, "validation-failed");
  }

  @Test
  void namesAndCitiesOfPeople() {
    takes(100, name -> registers(name, "Berlin"));
    takes(100, city -> registers("Nina", city));
    takes(
        100,
        holder ->
            NODE.door()
                .post(
                    "/vault/tokens",
                    Map.of(
                        "number",
                        "4242424242424242",
                        "expMonth",
                        12,
                        "expYear",
                        2035,
                        "cvc",
                        "123",
                        "holder",
                        holder)));
    takes(100, device -> logsIn(device));
  }

  private static Answer registers(String name, String city) {
    String email = "length-" + UUID.randomUUID() + "@test.foodfast.test";
    return NODE.door()
        .post(
            "/api/accounts",
            Map.of("email", email, "password", Session.PASSWORD, "name", name, "city", city));
  }

  private Answer logsIn(String device) {
    return NODE.door()
        .post(
            "/api/sessions",
            Map.of(
                "email",
                customer.session().email(),
                "password",
                Session.PASSWORD,
                "device",
                device));
  }

  @Test
  void whatOrdersSay() {
    String dish = customer.menuOf(restaurant.id()).get(0).getString("id");
    takes(200, note -> orders(dish, note, "Torstr. 1"));
    takes(200, street -> orders(dish, "no onions", street));
    AgentApp agent = AgentApp.logsIn(NODE);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.confirms(order).expects(200);
    takes(500, reason -> agent.refunds(order, 1, reason, UUID.randomUUID().toString()));
    takes(200, topic -> customer.door().post("/api/conversations", Map.of("topic", topic)));
  }

  private Answer orders(String dish, String note, String street) {
    Map<String, Object> basket =
        new HashMap<>(CustomerApp.basket(restaurant.id(), customer.card(), dish, 1));
    basket.put("items", List.of(Map.of("menuItemId", dish, "quantity", 1, "note", note)));
    Map<?, ?> usual = (Map<?, ?>) basket.get("deliverTo");
    basket.put(
        "deliverTo",
        Map.of(
            "line1", street, "city", "Berlin", "lat", usual.get("lat"), "lng", usual.get("lng")));
    return customer.triesToOrder(basket, UUID.randomUUID().toString());
  }

  @Test
  void whatMenusAndAnnouncementsSay() {
    takes(120, name -> dish(name, ""));
    takes(1_000, description -> dish("Long story", description));
    OperatorApp operator = OperatorApp.logsIn(NODE);
    takes(200, title -> operator.triesToAnnounce(announcement(title, "b")));
    takes(10_000, body -> operator.triesToAnnounce(announcement("t", body)));
  }

  private Answer dish(String name, String description) {
    Map<String, ?> price = Map.of("amount", 100, "currency", "EUR");
    return restaurant
        .door()
        .post(
            "/api/restaurants/" + restaurant.id() + "/menu",
            Map.of("name", name, "description", description, "price", price));
  }

  private static Map<String, ?> announcement(String title, String body) {
    Map<String, ?> nobody = Map.of("cities", List.of("Nowhere"));
    return Map.of("title", title, "body", body, "severity", "INFO", "audience", nobody);
  }

  @Test
  void aFilenameIsCutBetweenCharacters() {
    String dish = restaurant.addsDish("Cut");
    String name = "x" + "😀".repeat(300);
    String metadata = PhotoSending.metadata(Map.of("menuItemId", dish, "filename", name));
    Answer created =
        PhotoSending.tus(restaurant.door())
            .with("Upload-Length", "10")
            .with("Upload-Metadata", metadata)
            .post("/api/uploads")
            .expects(201);
    String kept = restaurant.upload(created.header("Location")).status().getString("filename");
    assertEquals("x" + "😀".repeat(254), kept);
  }
}
