package foodfast.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A provider who is down refuses new orders, and delays what was decided, losing nothing. */
class ProviderDownIT {
  private static final Node NODE = Platform.running().nodeA();
  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);

  @Test
  void noOrderWithoutAnAuthorisation() {
    String card = customer.addsCard("4000000000000119");
    customer
        .triesToOrder(customer.basket(restaurant.id(), card), UUID.randomUUID().toString())
        .isProblem(503, "payment-provider-unavailable");
    assertEquals(0, customer.door().get("/api/orders").items().size());
  }

  @Test
  void aCaptureIsToldAgainUntilItIsHeard() throws SQLException {
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    provider(order, "DOWN");
    restaurant.confirms(order).expects(200);
    Eventually.within(Duration.ofSeconds(60))
        .holds("tried", () -> ask("select tries > 0 from payment_step where order_id = ?", order));
    dueNow(order);
    Eventually.within(Duration.ofSeconds(60))
        .holds(
            "tried again",
            () -> ask("select tries > 1 from payment_step where order_id = ?", order));
    assertEquals(false, captured(order));
    customer.seesStatus(order, "CONFIRMED");

    provider(order, "ACCEPTED");
    dueNow(order);
    Eventually.within(Duration.ofSeconds(60)).holds("captured", () -> captured(order));
  }

  private static boolean captured(String order) throws SQLException {
    return ask("select state = 'CAPTURED' from vault_charge where order_id = ?", order);
  }

  private static void dueNow(String order) throws SQLException {
    ask("update payment_step set due_at = now() where order_id = ? returning true", order);
  }

  private static void provider(String order, String behaviour) throws SQLException {
    ask(
        "update vault_card set behaviour = '"
            + behaviour
            + "' where token = (select token from vault_charge where order_id = ?) returning true",
        order);
  }

  private static boolean ask(String sql, String order) throws SQLException {
    try (Connection connection = Platform.running().database().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, UUID.fromString(order));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
