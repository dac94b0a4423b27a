package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff is made by operators, and works where there is a restaurant. */
class StaffIT {
  private static final String CHOSEN = "noodles at midnight";
  private static final Node NODE = Platform.running().nodeA();
  private final OperatorApp operator = OperatorApp.logsIn(NODE);
  private final String email = "staff-" + UUID.randomUUID() + "@test.foodfast.test";

  @Test
  void worksForARestaurantThatIsThere() {
    String restaurant = RestaurantApp.logsIn(NODE).id();
    operator.door().post("/api/accounts", staff(restaurant)).expects(201);
    Session session = Session.logIn(NODE, email);
    session.door().get("/api/restaurants/" + restaurant + "/tickets").expects(200);
  }

  @Test
  void isRefusedForOneThatIsNot() {
    String nowhere = UUID.randomUUID().toString();
    operator.door().post("/api/accounts", staff(nowhere)).isProblem(422, "unknown-reference");
    operator.door().post("/api/accounts", staff(null)).isProblem(422, "validation-failed");
  }

  @Test
  void isToChangeThePasswordThatTheOperatorChose() {
    operator.door().post("/api/accounts", staff(RestaurantApp.logsIn(NODE).id())).expects(201);
    JsonObject pair = logIn(Session.PASSWORD);
    assertTrue(hasPasswordToChange(pair));
    changePassword(pair, "not this one", CHOSEN).isProblem(403, "wrong-password");
    changePassword(pair, Session.PASSWORD, Session.PASSWORD).isProblem(422, "same-password");
    pair = refresh(pair);
    assertTrue(hasPasswordToChange(pair));
    changePassword(pair, Session.PASSWORD, CHOSEN).expects(204);
    assertFalse(hasPasswordToChange(refresh(pair)));
    assertFalse(hasPasswordToChange(logIn(CHOSEN)));
  }

  @Test
  void likewiseACustomerWhomAnOperatorRegisters() {
    Map<String, String> customer =
        Map.of("email", email, "password", Session.PASSWORD, "name", "Carl by Phone");
    operator.door().post("/api/accounts", customer).expects(201);
    assertTrue(hasPasswordToChange(logIn(Session.PASSWORD)));
  }

  @Test
  void nobodyElseHasOneToChangeNorHasTheDemo() {
    Map<String, String> customer =
        Map.of("email", email, "password", Session.PASSWORD, "name", "Clara Herself");
    NODE.door().post("/api/accounts", customer).expects(201);
    assertFalse(hasPasswordToChange(logIn(Session.PASSWORD)));
    for (String who : List.of("customer", "restaurant", "driver", "agent", "operator")) {
      Map<String, String> demo =
          Map.of("email", who + "@demo.foodfast.test", "password", Session.PASSWORD);
      assertFalse(hasPasswordToChange(NODE.door().post("/api/sessions", demo).json()), who);
    }
  }

  private JsonObject logIn(String password) {
    Map<String, String> credentials = Map.of("email", email, "password", password);
    return NODE.door().post("/api/sessions", credentials).expects(201).json();
  }

  private static JsonObject refresh(JsonObject pair) {
    Map<String, String> token = Map.of("refreshToken", pair.getString("refreshToken"));
    return NODE.door().post("/api/sessions/refresh", token).expects(200).json();
  }

  private static Answer changePassword(JsonObject pair, String current, String wanted) {
    return NODE.door()
        .bearer(pair.getString("accessToken"))
        .put("/api/accounts/me/password", Map.of("current", current, "new", wanted));
  }

  /** It is there if it is true, and only then. */
  private static boolean hasPasswordToChange(JsonObject pair) {
    JsonObject account = pair.getJsonObject("account");
    return account.containsKey("passwordToChange") && account.getBoolean("passwordToChange");
  }

  private Map<String, ?> staff(String restaurant) {
    Map<String, Object> body = new HashMap<>();
    body.put("email", email);
    body.put("password", Session.PASSWORD);
    body.put("name", "New Staff");
    body.put("role", "RESTAURANT");
    if (restaurant != null) {
      body.put("restaurantId", restaurant);
    }
    return body;
  }
}
