package foodfast.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The whole at a glance: one sample for all viewers, told once. */
class OverviewIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final String DOOR = "/api/overview";
  private static final Map<String, String> CANCELLED = Map.of("status", "CANCELLED");
  private static final String PLACE =
      "insert into restaurant (id, name, city, cuisine, lat, lng, state)"
          + " values (?, ?, ?, 'Any', 52.5, 13.4, 'OPEN')";
  private static final String DISH =
      "insert into menu_item (id, restaurant_id, name, description, price, currency, published)"
          + " values (?, ?, 'Soup', 'hot', 590, 'EUR', true)";

  /** Of later than now: whoever sends what was left behind leaves it alone. */
  private static final String PUSH =
      "insert into outbox_entry (id, destination, body, created_at)"
          + " values (?, 'PushDue', '{}', now() + interval '1 hour')";

  /** Not for so long that its worker seems to have died. */
  private static final String PHOTO =
      "insert into upload (id, owner_id, subject_id, subject, metadata, filename, length, state,"
          + " version, reasons, created_at, expires_at, touched_at) values (?, ?, ?, 'menuItemId',"
          + " '', 'soup.jpg', 0, 'QUEUED', 1, '', now(), now() + interval '1 day',"
          + " now() - interval '20 seconds')";

  private static final Duration A_SAMPLE = Duration.ofSeconds(40);

  private final OperatorApp operator = OperatorApp.logsIn(NODE);

  @Test
  void anOrderIsCountedInItsCityUntilItIsOver() {
    String city = "Overview " + UUID.randomUUID();
    UUID restaurant = UUID.randomUUID();
    Tables tables = new Tables(Platform.running().database());
    tables.change(PLACE, restaurant, city, city);
    tables.change(DISH, UUID.randomUUID(), restaurant);
    CustomerApp customer = CustomerApp.registers(NODE);
    String dish = customer.menuOf(restaurant.toString()).get(0).getString("id");
    String order =
        customer
            .orders(
                Map.of(
                    "restaurantId", restaurant.toString(),
                    "items", List.of(Map.of("menuItemId", dish, "quantity", 1)),
                    "deliverTo", Map.of("line1", "A 1", "city", city, "lat", 52.5, "lng", 13.4),
                    "paymentMethodId", customer.card()))
            .getString("id");
    Eventually soon = Eventually.within(A_SAMPLE);
    soon.holds("it is counted", () -> countedIn(city).contains("PLACED 1"));
    JsonObject now = operator.door().get(DOOR).expects(200).json();
    assertFalse(now.getJsonArray("unanswered").isEmpty(), now::toString);
    String underWay = "?status=CONFIRMED&status=PLACED&city=" + city.replace(' ', '+');
    assertEquals(List.of(order), ordersOf(underWay));
    assertEquals(List.of(), ordersOf(underWay.replace("PLACED", "READY")));
    customer.door().put("/api/orders/" + order + "/status", CANCELLED).expects(200);
    Eventually.within(A_SAMPLE).holds("it is over", () -> countedIn(city).isEmpty());
    assertEquals(List.of(), ordersOf(underWay));
    assertEquals(List.of(order), ordersOf("?city=" + city.toUpperCase().replace(' ', '+')));
  }

  private List<String> ordersOf(String which) {
    return operator
        .door()
        .get("/api/orders" + which)
        .expects(200)
        .items()
        .getValuesAs(JsonObject.class)
        .stream()
        .map(one -> one.getString("id"))
        .toList();
  }

  /** Whatever comes meanwhile, a page goes on right after the one before. */
  @Test
  void allOrdersAreReadPageByPage() {
    CustomerApp customer = CustomerApp.registers(NODE);
    String restaurant = RestaurantApp.logsIn(NODE).id();
    String first = customer.ordersFrom(restaurant).getString("id");
    String second = customer.ordersFrom(restaurant).getString("id");
    List<String> read = new ArrayList<>();
    String cursor = "";
    for (int pages = 0; pages < 20 && !read.contains(first); pages++) {
      JsonObject page =
          operator.door().get("/api/orders?status=PLACED&limit=1" + cursor).expects(200).json();
      read.add(page.getJsonArray("items").getJsonObject(0).getString("id"));
      cursor = "&cursor=" + page.getString("next", "");
      customer.ordersFrom(restaurant);
    }
    assertEquals(read.size(), Set.copyOf(read).size(), read::toString);
    assertTrue(read.indexOf(second) < read.indexOf(first), read::toString);
  }

  private List<String> countedIn(String city) {
    JsonObject now = operator.door().get(DOOR).expects(200).json();
    return now.getJsonArray("openOrders").getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getString("city").equals(city))
        .map(one -> one.getString("status") + " " + one.getInt("orders"))
        .toList();
  }

  @Test
  void whoHasTheLatestSampleIsToldNothingAgain() {
    Eventually.within(A_SAMPLE)
        .holds(
            "the first sample is taken",
            () -> !operator.door().get(DOOR).json().getJsonArray("samples").isEmpty());
    JsonObject all = operator.door().get(DOOR).expects(200).json();
    int newest = all.getInt("sample");
    int told = all.getJsonArray("samples").getJsonObject(0).getInt("sample");
    assertTrue(told <= newest, all::toString);
    Answer later = operator.door().get(DOOR + "?after=" + newest).expects(200);
    later
        .json()
        .getJsonArray("samples")
        .getValuesAs(JsonObject.class)
        .forEach(one -> assertTrue(one.getInt("sample") > newest, later::toString));
    operator.door().with("If-None-Match", "*").get(DOOR).expects(304);
    operator.door().get(DOOR + "?after=-1").isRefused(400, 422);
  }

  @Test
  void aQueueTellsHowManyWaitAndSinceWhen() {
    Tables tables = new Tables(Platform.running().database());
    UUID restaurant = UUID.randomUUID();
    UUID dish = UUID.randomUUID();
    UUID waiting = UUID.randomUUID();
    tables.change(PLACE, restaurant, "Queues " + restaurant, "Queues " + restaurant);
    tables.change(DISH, dish, restaurant);
    Instant before = Instant.now();
    try {
      tables.change(PUSH, waiting);
      tables.change(PHOTO, waiting, restaurant, dish);
      Eventually soon = Eventually.within(A_SAMPLE);
      soon.holds("a photo is in work", () -> oldestIn("PHOTOS").isBefore(before));
      soon.holds("a push is due", () -> oldestIn("PUSHES") != null);
      soon.holds("it is a fact for the broker", () -> oldestIn("FACTS") != null);
    } finally {
      tables.change("delete from outbox_entry where id = ?", waiting);
      tables.change("delete from upload where id = ?", waiting);
    }
  }

  /** Of a queue that holds something, or null. */
  private Instant oldestIn(String queue) {
    JsonObject now = operator.door().get(DOOR).expects(200).json();
    return now.getJsonArray("queues").getValuesAs(JsonObject.class).stream()
        .filter(one -> is(one, "queue", queue) && one.getInt("waiting") > 0)
        .map(one -> Instant.parse(one.getString("oldest")))
        .findFirst()
        .orElse(null);
  }

  /** Over both nodes together: who is connected, what was refused, and how the nodes are. */
  @Test
  void everyNodeIsSeenFromEveryNode() {
    Node other = Platform.running().nodeB();
    CustomerApp customer = CustomerApp.registers(other);
    customer.door().get(DOOR).isProblem(403, "forbidden");
    RestaurantApp restaurant = RestaurantApp.logsIn(other);
    try (Board board = restaurant.watches()) {
      board
          .sees(customer.ordersFrom(restaurant.id()).getString("id"))
          .within(Duration.ofSeconds(20));
      Eventually.within(A_SAMPLE)
          .holds(
              "both nodes are up, and the kitchen of the other is seen",
              () -> {
                JsonObject now = operator.door().get(DOOR).expects(200).json();
                return count(now, "nodes", one -> one.getBoolean("up")) >= 2
                    && count(now, "nodes", one -> one.getBoolean("here")) == 1
                    && count(now, "refusals", one -> is(one, "code", "forbidden")) == 1
                    && count(now, "connected", OverviewIT::isAKitchenOnAStream) == 1
                    && count(now, "topics", one -> is(one, "topic", "kitchen")) == 1;
              });
    }
  }

  /** The one that is killed is silent for ten minutes; see {@code NodeReports}. */
  @Test
  void aNodeThatIsStoppedLeavesAtOnce() {
    Node node = Platform.running().another("node-that-leaves", Map.of());
    String name = ":" + node.port();
    node.start();
    Eventually.within(A_SAMPLE).holds("it is seen", () -> isSeen(name));
    node.stop();
    Eventually.within(A_SAMPLE).holds("it is gone", () -> !isSeen(name));
  }

  private boolean isSeen(String name) {
    JsonObject now = operator.door().get(DOOR).expects(200).json();
    return count(now, "nodes", one -> one.getString("node").endsWith(name)) > 0;
  }

  private static boolean isAKitchenOnAStream(JsonObject one) {
    return is(one, "role", "RESTAURANT") && is(one, "pattern", "SSE") && one.getInt("people") > 0;
  }

  private static boolean is(JsonObject one, String member, String value) {
    return one.getString(member).equals(value);
  }

  private static long count(JsonObject now, String list, Predicate<JsonObject> which) {
    return now.getJsonArray(list).getValuesAs(JsonObject.class).stream().filter(which).count();
  }

  @Test
  void aQuestionSleepsUntilTheNextSample() {
    Eventually.within(A_SAMPLE)
        .holds("there is a sample", () -> operator.door().get(DOOR).json().getInt("sample") > 0);
    Answer now = operator.door().get(DOOR).expects(200);
    Answer next =
        operator
            .door()
            .with("If-None-Match", now.etag())
            .with("Prefer", "wait=40")
            .get(DOOR + "?after=" + now.json().getInt("sample"))
            .expects(200);
    assertEquals("wait=40", next.header("Preference-Applied"));
    assertEquals(now.json().getInt("sample") + 1, next.json().getInt("sample"));
    assertEquals(1, next.json().getJsonArray("samples").size());
  }

  @Test
  void onlyOperatorsSeeIt() {
    CustomerApp.registers(NODE).door().get(DOOR).isProblem(403);
    RestaurantApp.logsIn(NODE).door().get(DOOR).isProblem(403);
    assertEquals(401, NODE.door().get(DOOR).status());
  }
}
