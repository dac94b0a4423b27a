package foodfast.account;

import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Staff is made by operators, and works where there is a restaurant. */
class StaffIT {
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
