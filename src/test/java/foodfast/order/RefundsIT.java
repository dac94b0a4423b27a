package foodfast.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import jakarta.json.Json;
import jakarta.json.JsonArray;
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
  void customersSeeWhatWasTakenAndGivenBackWhereverTheySeeTheirOrder() {
    seesPaid("AUTHORISED", 0, 0);
    restaurant.confirms(order.getString("id")).expects(200);
    seesPaid("CAPTURED", total, 0);
    refund(100).expects(201);
    seesPaid("CAPTURED", total, 100);
    JsonObject seen = customer.door().get(path()).expects(200).items().getJsonObject(0);
    assertEquals("cold soup", seen.getString("reason"));
    assertEquals(100, seen.getJsonObject("amount").getInt("amount"));

    JsonObject cancelled = customer.cancels(order.getString("id")).expects(200).json();
    assertEquals(paid("CAPTURED", total, total), cancelled.getJsonObject("payment"));
    seesPaid("CAPTURED", total, total);
    long listed = sum(customer.door().get(path()).expects(200).items());
    assertEquals(total, listed, "the rest that came with the cancellation is a refund too");
  }

  @Test
  void whatWasNeverTakenIsToldAsReleased() {
    restaurant.rejects(order.getString("id"), "TOO_BUSY").expects(200);
    seesPaid("RELEASED", 0, 0);
    assertEquals(0, customer.door().get(path()).expects(200).items().size());
  }

  @Test
  void neitherKitchenNorDriverNorOthersSeeTheCustomersMoney() {
    String id = order.getString("id");
    restaurant.confirms(id).expects(200);
    refund(100).expects(201);
    CustomerApp.registers(NODE).door().get(path()).isProblem(404);
    restaurant.door().get(path()).isProblem(403);
    JsonObject seen = restaurant.door().get("/api/orders/" + id).expects(200).json();
    assertNull(seen.get("payment"));
    assertNull(seen.get("refunds"));
    customer.door().get("/api/orders/" + UUID.randomUUID() + "/refunds").isProblem(404);
  }

  @Test
  void twoAgentsDoNotBothRefundTheSameSoup() {
    restaurant.confirms(order.getString("id")).expects(200);
    refund(seeing(total, 100)).expects(201);
    JsonObject changed = refund(seeing(total, 100)).isProblem(409, "refundable-changed");
    assertEquals(total - 100, changed.getJsonNumber("refundable").longValue());
    refund(seeing(total - 100, 100)).expects(201);
    assertEquals(2, agent.door().get(path()).expects(200).items().size());
  }

  private static Map<String, ?> seeing(long refundable, long amount) {
    return Map.of(
        "amount",
        amount,
        "reason",
        "cold soup",
        "expectedRefundable",
        Map.of("amount", refundable, "currency", "EUR"));
  }

  /** In the order itself, in the list, in the copy of their data. */
  private void seesPaid(String state, long captured, long refunded) {
    JsonObject expected = paid(state, captured, refunded);
    String id = order.getString("id");
    JsonObject one = customer.door().get("/api/orders/" + id).expects(200).json();
    assertEquals(expected, one.getJsonObject("payment"));
    assertEquals(refunded, sum(one.getJsonArray("refunds")), "with all that a page about it shows");
    JsonObject listed = customer.door().get("/api/orders").expects(200).items().getJsonObject(0);
    assertEquals(expected, listed.getJsonObject("payment"));
    JsonObject copy = customer.door().get("/api/accounts/me/export").expects(200).json();
    JsonObject orders = copy.getJsonObject("orders");
    JsonObject exported = orders.getJsonArray("orders").getJsonObject(0);
    assertEquals(expected, exported.getJsonObject("payment"));
    long refunds =
        orders.getJsonArray("refunds").getValuesAs(JsonObject.class).stream()
            .filter(refund -> id.equals(refund.getString("orderId")))
            .mapToLong(refund -> refund.getJsonObject("amount").getInt("amount"))
            .sum();
    assertEquals(refunded, refunds);
  }

  private static long sum(JsonArray refunds) {
    return refunds.getValuesAs(JsonObject.class).stream()
        .mapToLong(refund -> refund.getJsonObject("amount").getInt("amount"))
        .sum();
  }

  private JsonObject paid(String state, long captured, long refunded) {
    return Json.createObjectBuilder()
        .add("state", state)
        .add("authorised", euros(total))
        .add("captured", euros(captured))
        .add("refunded", euros(refunded))
        .build();
  }

  private static JsonObject euros(long amount) {
    return Json.createObjectBuilder().add("amount", amount).add("currency", "EUR").build();
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
