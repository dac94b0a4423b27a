package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.DriverApp;
import foodfast.kit.EventStream;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Status changes and streams by the wrong person, out of order, or from nowhere. */
class BadStepsIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Node NODE = Platform.running().nodeA();
  private static CustomerApp customer;
  private static RestaurantApp restaurant;

  @BeforeAll
  static void people() {
    customer = CustomerApp.registers(NODE);
    restaurant = RestaurantApp.logsIn(NODE);
  }

  @Test
  void stepsOutOfOrderSayWhatIsAllowed() {
    String id = placed();
    JsonObject problem = restaurant.ready(id).isProblem(409, "illegal-transition");
    assertTrue(problem.getJsonArray("allowed").toString().contains("CONFIRMED"), problem::toString);

    restaurant.rejects(id, "TOO_BUSY").expects(200);
    JsonObject over = restaurant.prepares(id).isProblem(409, "illegal-transition");
    assertEquals(0, over.getJsonArray("allowed").size());
  }

  @Test
  void aCustomerDoesNotConfirmAndStaffDoesNotCancel() {
    String id = placed();
    put(customer.door(), id, Map.of("status", "CONFIRMED")).isProblem(403);
    put(restaurant.door(), id, Map.of("status", "CANCELLED")).isProblem(403);
    put(restaurant.door(), id, Map.of("status", "DELIVERED")).isProblem(403);
    customer.seesStatus(id, "PLACED");
  }

  @Test
  void strangersFindNothing() {
    String id = placed();
    CustomerApp stranger = CustomerApp.registers(NODE);
    RestaurantApp other = RestaurantApp.logsIn(NODE, "restaurant2");
    stranger.asksStatus(id).isProblem(404);
    stranger.cancels(id).isProblem(404);
    stranger.door().get("/api/orders/" + id).isProblem(404);
    other.confirms(id).isProblem(404);
    other.door().get("/api/orders/" + id).isProblem(404);
    DriverApp.logsIn(NODE).door().get("/api/orders/" + id).isProblem(404);
    customer.seesStatus(id, "PLACED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"EATEN\"}",
        "{\"status\":1}",
        "{\"status\":null}",
        "{}",
        "[]",
        "{\"status\":\"REJECTED\"}",
        "{\"status\":\"REJECTED\",\"reason\":\"MOOD\"}",
        "{\"status\":\"CONFIRMED\",\"minutes\":-5}"
      })
  void stepsThatAreNone(String body) {
    restaurant
        .door()
        .send("PUT", CustomerApp.statusOf(placed()), Door.JSON, body)
        .isRefused(400, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "00000000-0000-0000-0000-000000000000", "1%20or%201"})
  void ordersThatAreNone(String id) {
    customer.asksStatus(id).isRefused(400, 404);
    restaurant.confirms(id).isRefused(400, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wait=-1",
        "wait=abc",
        "wait=",
        "wait",
        "wait=99999999999",
        ";;;",
        "respond-async"
      })
  void aPreferenceThatIsNoneIsPassedOver(String prefer) {
    customer.door().with("Prefer", prefer).get(CustomerApp.statusOf(placed())).expects(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "\"v0\"", "\"unfinished", "W/\"v0\"", "\"a\", \"b\"", "\"v999\""})
  void aVersionNobodyKnowsIsAnsweredAtOnce(String etag) {
    Door door = customer.door().with("If-None-Match", etag).with("Prefer", "wait=20");
    Answer answer = door.get(CustomerApp.statusOf(placed())).expects(200);
    assertFalse(answer.etag().isEmpty());
  }

  @Test
  void aStreamFromTheFutureIsToldSo() {
    String id = placed();
    try (EventStream stream = stream(restaurant, "?after=999999999")) {
      JsonObject sync = stream.await("sync", event -> event.isNamed("sync"), SOON).json();
      assertFalse(sync.getBoolean("recovered"));
      stream.await(
          "everything current",
          event -> event.isNamed("ticket") && id.equals(event.json().getString("orderId")),
          SOON);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?after=-1", "?after=abc", "?after=99999999999999999999"})
  void aPositionThatIsNone(String query) {
    try (EventStream stream = stream(restaurant, query)) {
      assertTrue(stream.status() == 400 || stream.status() == 200, "status " + stream.status());
    }
  }

  @Test
  void anotherRestaurantsStreamIsNotThere() {
    RestaurantApp other = RestaurantApp.logsIn(NODE, "restaurant2");
    String path = "/api/restaurants/" + restaurant.id() + "/tickets";
    other.door().get(path).isProblem(404);
    other.door().get(path + "/stream").isProblem(404);
    customer.door().get(path).isProblem(403);
    customer.door().get(path + "/stream").isProblem(403);
    NODE.door().get(path + "/stream").isProblem(401);
  }

  private static EventStream stream(RestaurantApp who, String query) {
    String path = "/api/restaurants/" + who.id() + "/tickets/stream" + query;
    return EventStream.open(NODE, path, who.session().accessToken());
  }

  private static Answer put(Door door, String id, Map<String, ?> body) {
    return door.put(CustomerApp.statusOf(id), body);
  }

  private static String placed() {
    return customer.ordersFrom(restaurant.id()).getString("id");
  }
}
