package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One's own data: all of it as a copy, and none of it after the erasure. */
class ErasureIT {
  private static final Node NODE = Platform.running().nodeA();
  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);
  private final OperatorApp operator = OperatorApp.logsIn(NODE);

  @Test
  void theCopyHasAccountCardsAndOrders() {
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    JsonObject copy = customer.door().get("/api/accounts/me/export").expects(200).json();
    assertEquals(customer.session().email(), copy.getJsonObject("account").getString("email"));
    assertEquals(1, copy.getJsonObject("payments").getJsonArray("methods").size());
    JsonObject order = copy.getJsonObject("orders").getJsonArray("orders").getJsonObject(0);
    assertEquals(id, order.getString("id"));
    assertEquals("Torstr. 1", order.getJsonObject("deliverTo").getString("line1"));
  }

  @Test
  void ordersStayWithoutTheirCustomerOnesUnderWayLoseHimAtTheirEnd() {
    String over = customer.ordersFrom(restaurant.id()).getString("id");
    customer.cancels(over).expects(200);
    String underWay = customer.ordersFrom(restaurant.id()).getString("id");
    customer.door().delete("/api/accounts/me").expects(204);
    customer.door().get("/api/accounts/me").isProblem(401);
    NODE.door()
        .post(
            "/api/sessions",
            Map.of("email", customer.session().email(), "password", "foodfast-demo"))
        .isProblem(401);

    assertEquals("erased", streetOf(over));
    assertEquals("Torstr. 1", streetOf(underWay));
    restaurant.rejects(underWay, "TOO_BUSY").expects(200);
    assertEquals("erased", streetOf(underWay));
    assertFalse(order(over).toString().contains("Torstr"));
  }

  private String streetOf(String id) {
    return order(id).getJsonObject("deliverTo").getString("line1");
  }

  private JsonObject order(String id) {
    return operator.door().get("/api/orders/" + id).expects(200).json();
  }
}
