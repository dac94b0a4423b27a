package foodfast.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator changes a restaurant that is open, as of the version that was read. */
class ChangeRestaurantIT {
  private static final Node NODE = Platform.running().nodeA();
  private final Door operator = OperatorApp.logsIn(NODE).door();
  private final String door = opened();

  @Test
  void whatIsNamedChangesAndTheRestStays() {
    Map<String, Object> patch = new HashMap<>();
    patch.put("name", "Moved");
    patch.put("address", "Kastanienallee 1");
    patch.put("lat", 52.54);
    patch.put("deliveryFee", 250);
    patch.put("openingHours", null);
    patch.put("phone", null);
    Answer answer = asRead().patch(door, patch).expects(200);
    JsonObject seen = CustomerApp.registers(NODE).door().get(door).expects(200).json();
    assertEquals(answer.json(), seen);
    assertEquals("Moved", seen.getString("name"));
    assertEquals("Kastanienallee 1", seen.getString("address"));
    assertEquals(52.54, seen.getJsonNumber("lat").doubleValue());
    assertEquals(250, seen.getJsonObject("deliveryFee").getInt("amount"));
    assertFalse(seen.containsKey("openingHours"), seen::toString);
    assertFalse(seen.containsKey("phone"), seen::toString);
    assertEquals("Noodles", seen.getString("cuisine"));
    assertEquals(1200, seen.getJsonObject("minimumOrder").getInt("amount"));
    assertEquals(35, seen.getInt("preparationMinutes"));
    assertEquals(answer.etag(), operator.get(door).etag());
  }

  @Test
  void oneOfTwoWhoReadTheSameIsToldToLookAgain() {
    Door first = asRead();
    Door second = asRead();
    String before = operator.get(door).etag();
    first.patch(door, Map.of("minimumOrder", 0)).expects(200);
    assertNotEquals(before, operator.get(door).etag());
    second.patch(door, Map.of("minimumOrder", 500)).isProblem(412, "stale-version");
    asRead().patch(door, Map.of("minimumOrder", 500)).expects(200);
    operator.patch(door, Map.of("minimumOrder", 600)).isProblem(428, "if-match-required");
    JsonObject now = operator.get(door).json();
    assertEquals(500, now.getJsonObject("minimumOrder").getInt("amount"));
  }

  @Test
  void isForOperatorsAlone() {
    Door customer = CustomerApp.registers(NODE).door().with("If-Match", "*");
    customer.patch(door, Map.of("deliveryFee", 0)).isProblem(403, "forbidden");
    RestaurantApp own = RestaurantApp.logsIn(NODE);
    own.door()
        .with("If-Match", "*")
        .patch("/api/restaurants/" + own.id(), Map.of("deliveryFee", 0))
        .isProblem(403, "forbidden");
    asRead()
        .patch("/api/restaurants/" + UUID.randomUUID(), Map.of("deliveryFee", 0))
        .isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "name, ' '",
    "address,",
    "city, Munich",
    "lng, 181",
    "deliveryFee, 10001",
    "preparationMinutes, 181",
    "openingHours, at noon",
    "phone, call me",
    "state, CLOSED"
  })
  void aWrongFieldIsNamedAndNothingIsChanged(String field, String value) {
    String before = operator.get(door).etag();
    Map<String, Object> patch = new HashMap<>();
    patch.put("about", "Never seen");
    boolean number = value != null && value.matches("[0-9]+");
    patch.put(field, number ? Long.valueOf(value) : value);
    JsonObject problem = asRead().patch(door, patch).isProblem(422, "validation-failed");
    JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
    assertEquals("/" + field, error.getString("pointer"));
    assertEquals(before, operator.get(door).etag());
  }

  /** The operator's door, as one who has just read the restaurant. */
  private Door asRead() {
    return operator.with("If-Match", operator.get(door).expects(200).etag());
  }

  /** Opens a restaurant that is open at all hours that these tests take; its address. */
  private String opened() {
    return operator
        .post(
            "/api/restaurants",
            Map.ofEntries(
                Map.entry("name", "To be changed " + UUID.randomUUID()),
                Map.entry("city", "Berlin"),
                Map.entry("address", "Torstr. 99"),
                Map.entry("cuisine", "Noodles"),
                Map.entry("lat", 52.529),
                Map.entry("lng", 13.401),
                Map.entry("deliveryFee", 190),
                Map.entry("minimumOrder", 1200),
                Map.entry("preparationMinutes", 35),
                Map.entry("openingHours", "Mo-Su 00:00-00:00"),
                Map.entry("phone", "+49 30 1234567")))
        .expects(201)
        .header("Location");
  }
}
