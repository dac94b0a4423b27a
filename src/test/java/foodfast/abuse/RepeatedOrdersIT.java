package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A retried order is one order: same key and body, same answer. */
class RepeatedOrdersIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final String ATTEMPT = "/api/orders/attempt";
  private final String key = UUID.randomUUID().toString();
  private CustomerApp customer;
  private Map<String, ?> basket;

  @BeforeEach
  void aFullCart() {
    customer = CustomerApp.registers(NODE);
    basket = customer.basket(RestaurantApp.logsIn(NODE).id(), customer.addsCard());
  }

  @Test
  void theSameAgainIsTheStoredAnswer() {
    Answer first = customer.triesToOrder(basket, key).expects(201);
    Answer again = customer.triesToOrder(basket, key).expects(201);
    Answer quoted = customer.triesToOrder(basket, "\"" + key + "\"").expects(201);

    assertEquals("", first.header("Idempotency-Replayed"));
    for (Answer replay : List.of(again, quoted)) {
      assertEquals("true", replay.header("Idempotency-Replayed"));
      assertEquals(first.json(), replay.json());
      assertEquals(first.header("Location"), replay.header("Location"));
    }
    assertEquals(1, orders());
  }

  @Test
  void anotherNodeKnowsTheAnswerToo() {
    Answer first = customer.triesToOrder(basket, key).expects(201);
    Answer there = customer.at(Platform.running().nodeB()).triesToOrder(basket, key).expects(201);
    assertEquals(first.json(), there.json());
    assertEquals(1, orders());
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    customer.triesToOrder(basket, key).expects(201);
    Map<String, Object> more = new java.util.HashMap<>(basket);
    more.put("items", List.of());
    customer.triesToOrder(more, key).isRefused(400, 422);
    Map<String, ?> other = customer.basket(restaurantId(), customer.addsCard());
    customer.triesToOrder(other, key).isProblem(422);
    assertEquals(1, orders());
  }

  @Test
  void aKeyBelongsToOnePerson() {
    customer.triesToOrder(basket, key).expects(201);
    CustomerApp neighbour = CustomerApp.registers(NODE);
    Map<String, ?> own = neighbour.basket(restaurantId(), neighbour.addsCard());
    assertEquals("", neighbour.triesToOrder(own, key).expects(201).header("Idempotency-Replayed"));
  }

  @Test
  void eightAtOnceAreOneOrder() {
    List<CompletableFuture<Answer>> racing =
        IntStream.range(0, 8)
            .mapToObj(
                i -> customer.door().with("Idempotency-Key", key).postLater("/api/orders", basket))
            .toList();
    List<Answer> answers = racing.stream().map(CompletableFuture::join).toList();

    for (Answer answer : answers) {
      if (answer.expects(201, 409).status() == 409) {
        answer.isProblem(409);
      }
    }
    assertTrue(answers.stream().anyMatch(answer -> answer.status() == 201));
    assertEquals(1, orders());
    customer.triesToOrder(basket, key).expects(201);
    assertEquals(1, orders());
  }

  @Test
  void theClaimOfADeadRequestIsTakenOverAfterAMinute() throws SQLException {
    customer.triesToOrder(basket, key).expects(201);
    asIfItsNodeHadDied("30 s");
    customer.triesToOrder(basket, key).isProblem(409, "idempotency-key-in-use");
    asIfItsNodeHadDied("61 s");
    Answer taken = customer.triesToOrder(basket, key).expects(201);
    assertEquals("", taken.header("Idempotency-Replayed"));
    assertEquals("true", customer.triesToOrder(basket, key).header("Idempotency-Replayed"));
  }

  @Test
  void whatWasGivenUpIsNeverOrderedByALateRequest() {
    givesUp().expects(204);
    givesUp().expects(204);
    customer.triesToOrder(basket, key).isProblem(409, "idempotency-key-withdrawn");
    assertEquals(0, orders());
    customer.triesToOrder(basket, UUID.randomUUID().toString()).expects(201);
  }

  @Test
  void givingUpTellsOfTheOrderThatWasMadeAfterAll() {
    String made = customer.triesToOrder(basket, key).expects(201).json().getString("id");
    assertEquals(made, givesUp().isProblem(409, "order-placed").getString("orderId"));
    assertEquals(made, customer.triesToOrder(basket, key).expects(201).json().getString("id"));
    CustomerApp neighbour = CustomerApp.registers(NODE);
    neighbour.door().with("Idempotency-Key", key).delete(ATTEMPT).expects(204);
    neighbour.door().delete(ATTEMPT).isProblem(400, "idempotency-key-required");
    RestaurantApp.logsIn(NODE).door().with("Idempotency-Key", key).delete(ATTEMPT).isProblem(403);
    assertEquals(1, orders());
  }

  @Test
  void givingUpWinsOverARequestThatStillRuns() throws SQLException {
    customer.triesToOrder(basket, key).expects(201);
    asIfItsNodeHadDied("1 s");
    givesUp().expects(204);
    asIfItsNodeHadDied("61 s");
    customer.triesToOrder(basket, key).isProblem(409, "idempotency-key-withdrawn");
  }

  @Test
  void orderedAndGivenUpAtOnceIsOneOrTheOther() {
    for (int i = 0; i < 5; i++) {
      String attempt = UUID.randomUUID().toString();
      int before = orders();
      CompletableFuture<Answer> order =
          customer.door().with("Idempotency-Key", attempt).postLater("/api/orders", basket);
      int gaveUp =
          customer
              .door()
              .with("Idempotency-Key", attempt)
              .delete(ATTEMPT)
              .expects(204, 409)
              .status();
      order.join().expects(201, 409);
      assertEquals(gaveUp == 204 ? before : before + 1, orders());
    }
  }

  private Answer givesUp() {
    return customer.door().with("Idempotency-Key", key).delete(ATTEMPT);
  }

  private void asIfItsNodeHadDied(String ago) throws SQLException {
    try (Connection connection = Platform.running().database().connect();
        PreparedStatement claim =
            connection.prepareStatement(
                "update idempotent_reply set status = null, location = null, body = null,"
                    + " claimed_at = now() - cast(? as interval) where key = ?")) {
      claim.setString(1, ago);
      claim.setString(2, key);
      assertEquals(1, claim.executeUpdate());
    }
  }

  private int orders() {
    return customer.door().get("/api/orders").expects(200).items().size();
  }

  private String restaurantId() {
    return (String) basket.get("restaurantId");
  }
}
