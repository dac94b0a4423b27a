package foodfast.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money back: by agents only, never more than was taken, once however often it is asked. */
class RefundsIT {
  private static final Node NODE = Platform.running().nodeA();
  private final AgentApp agent = AgentApp.logsIn(NODE);
  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);
  private JsonObject order;
  private long total;

  @BeforeEach
  void anOrder() {
    order = customer.ordersFrom(restaurant.id());
    total = order.getJsonObject("total").getInt("amount");
  }

  @Test
  void onlyWhatWasCapturedAndIsLeft() throws SQLException {
    refund(1).isProblem(422, "refund-too-large");
    restaurant.confirms(order.getString("id")).expects(200);
    JsonObject first = refund(100).expects(201).json();
    assertEquals(100, first.getInt("amount"));
    refund(total).isProblem(422, "refund-too-large");
    refund(total - 100).expects(201);
    JsonObject none = refund(1).isProblem(422, "refund-too-large");
    assertEquals(0, none.getInt("refundable"));
    Eventually.within(Duration.ofSeconds(20))
        .see("told the provider", this::givenBack, sum -> sum == total);
  }

  @Test
  void whoCancelsAfterAPartWasGivenBackGetsTheRest() throws SQLException {
    restaurant.confirms(order.getString("id")).expects(200);
    refund(100).expects(201);
    customer.cancels(order.getString("id")).expects(200);
    Eventually.within(Duration.ofSeconds(20))
        .see("all of it was given back", this::givenBack, sum -> sum == total);
  }

  @Test
  void whoGotAllBackCanStillCancel() throws SQLException {
    restaurant.confirms(order.getString("id")).expects(200);
    refund(total).expects(201);
    customer.cancels(order.getString("id")).expects(200);
    Eventually.within(Duration.ofSeconds(20))
        .see("no more than all was given back", this::givenBack, sum -> sum == total);
  }

  @Test
  void anAmountMayBeWrittenAsMoneyToo() {
    restaurant.confirms(order.getString("id")).expects(200);
    Map<String, ?> money = Map.of("amount", 70, "currency", "EUR");
    JsonObject refund = refund(Map.of("amount", money, "reason", "cold")).expects(201).json();
    assertEquals(70, refund.getJsonObject("amount").getInt("amount"));
    refund(Map.of("amount", Map.of("amount", 70, "currency", "USD"), "reason", "cold"))
        .isProblem(422, "validation-failed");
    refund(Map.of("amount", 0, "reason", "cold")).isProblem(422, "validation-failed");
    refund(Map.of("amount", 5)).isProblem(422, "validation-failed");
  }

  @Test
  void aCardNumberInTheReasonIsMasked() {
    restaurant.confirms(order.getString("id")).expects(200);
    JsonObject refund =
        refund(Map.of("amount", 5, "reason", "to 4242 4242 4242 4242")).expects(201).json();
    assertEquals("to **** **** **** 4242", refund.getString("reason"));
  }

  @Test
  void repeatedItIsOneRefundAndInParallelNeverTooMuch() throws SQLException {
    restaurant.confirms(order.getString("id")).expects(200);
    String key = UUID.randomUUID().toString();
    Answer first = with(key, total / 2).expects(201);
    Answer again = with(key, total / 2).expects(201);
    assertEquals(first.json(), again.json());
    assertEquals("true", again.header("Idempotency-Replayed"));
    with(key, 1).isProblem(422, "idempotency-key-reused");

    long part = total - total / 2;
    List<CompletableFuture<Answer>> rush =
        IntStream.range(0, 8).mapToObj(i -> agent.door().postLater(path(), body(part))).toList();
    long accepted = rush.stream().filter(a -> a.join().expects(201, 422).status() == 201).count();
    assertEquals(1, accepted);
  }

  @Test
  void nobodyElseGivesMoneyBack() {
    customer.door().post(path(), body(1)).isProblem(403);
    restaurant.door().post(path(), body(1)).isProblem(403);
    NODE.door().post(path(), body(1)).isProblem(401);
    agent.door().post("/api/orders/" + UUID.randomUUID() + "/refunds", body(1)).isProblem(404);
  }

  private Answer refund(long amount) {
    return refund(body(amount));
  }

  private Answer refund(Map<String, ?> body) {
    return agent.door().post(path(), body);
  }

  private Answer with(String key, long amount) {
    return agent.door().with("Idempotency-Key", key).post(path(), body(amount));
  }

  private static Map<String, ?> body(long amount) {
    return Map.of("amount", amount, "reason", "cold soup");
  }

  private String path() {
    return "/api/orders/" + order.getString("id") + "/refunds";
  }

  private long givenBack() throws SQLException {
    try (Connection connection = Platform.running().database().connect();
        PreparedStatement sum =
            connection.prepareStatement(
                "select coalesce(sum(amount), 0) from vault_refund where order_id = ?")) {
      sum.setObject(1, UUID.fromString(order.getString("id")));
      try (ResultSet row = sum.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
