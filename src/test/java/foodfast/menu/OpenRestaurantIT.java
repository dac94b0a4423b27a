package foodfast.menu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator opens a restaurant, once, and everybody sees it. */
class OpenRestaurantIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final String DOOR = "/api/restaurants";
  private final Door operator = OperatorApp.logsIn(NODE).door();
  private final String name = "Opened " + UUID.randomUUID();

  @Test
  void isSeenByCustomersOnItsTerms() {
    Answer answer = operator.post(DOOR, wanted()).expects(201);
    JsonObject opened = answer.json();
    assertEquals(DOOR + "/" + opened.getString("id"), answer.header("Location"));
    JsonObject seen =
        CustomerApp.registers(NODE).door().get(answer.header("Location")).expects(200).json();
    assertEquals(name, seen.getString("name"));
    assertEquals("Torstr. 99", seen.getString("address"));
    assertEquals(190, seen.getJsonObject("deliveryFee").getInt("amount"));
    assertEquals(7, seen.getJsonArray("openingHours").size());
    assertEquals("OPEN", seen.getString("state"));
  }

  @Test
  void opensOnceHoweverOftenItIsSent() {
    Door again = operator.with("Idempotency-Key", UUID.randomUUID().toString());
    String id = again.post(DOOR, wanted()).expects(201).json().getString("id");
    assertEquals(id, again.post(DOOR, wanted()).expects(201).json().getString("id"));
    JsonArray found = operator.get(DOOR + "?q=" + name.replace(" ", "%20")).items();
    assertEquals(1, found.size(), found::toString);
  }

  @Test
  void isForOperatorsAlone() {
    CustomerApp.registers(NODE).door().post(DOOR, wanted()).isProblem(403, "forbidden");
    RestaurantApp.logsIn(NODE).door().post(DOOR, wanted()).isProblem(403, "forbidden");
    NODE.door().post(DOOR, wanted()).isProblem(401, "unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "name, ' '",
    "address,",
    "city, ''",
    "lat, 91",
    "lng, -181",
    "deliveryFee, -1",
    "minimumOrder, 100001",
    "preparationMinutes, 0",
    "openingHours, at noon",
    "openingHours, Mo-Fr 11:30-25:00",
    "openingHours, Mo-Xx 11:30-22:00",
    "phone, call me"
  })
  void aWrongFieldIsNamed(String field, String value) {
    Map<String, Object> wrong = new HashMap<>(wanted());
    boolean number = value != null && value.matches("-?[0-9]+");
    wrong.put(field, number ? Long.valueOf(value) : value);
    JsonObject problem = operator.post(DOOR, wrong).isProblem(422, "validation-failed");
    JsonArray errors = problem.getJsonArray("errors");
    assertEquals("/" + field, errors.getJsonObject(0).getString("pointer"));
    assertTrue(operator.get(DOOR + "?q=" + name.replace(" ", "%20")).items().isEmpty());
  }

  private Map<String, Object> wanted() {
    return Map.of(
        "name", name,
        "city", "Berlin",
        "address", "Torstr. 99",
        "cuisine", "Noodles",
        "lat", 52.529,
        "lng", 13.401,
        "deliveryFee", 190,
        "openingHours", "Mo-Fr 11:30-22:00; Sa-Su 12:00-01:00",
        "phone", "+49 30 1234567");
  }
}
