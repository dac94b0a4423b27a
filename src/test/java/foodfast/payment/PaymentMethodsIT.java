package foodfast.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards, which we know by the provider's token only. */
class PaymentMethodsIT {
  private static final String CARDS = "/api/payment-methods";
  private static final Node NODE = Platform.running().nodeA();

  private final CustomerApp customer = CustomerApp.registers(NODE);

  @Test
  void theFirstCardIsTheDefaultUntilAnotherIs() {
    String first = customer.addsCard();
    String second = customer.addsCard("378282246310005");
    assertTrue(card(first).getBoolean("default"));
    customer.door().put(CARDS + "/" + second + "/default", Map.of()).expects(204);
    assertFalse(card(first).getBoolean("default"));
    customer.door().delete(CARDS + "/" + second).expects(204);
    assertTrue(card(first).getBoolean("default"));
  }

  @Test
  void aTokenIsGoodOnceAndARepeatedRequestHearsTheSame() {
    Map<String, ?> token = Map.of("token", token());
    Door door = customer.door().with("Idempotency-Key", UUID.randomUUID().toString());
    Answer first = door.post(CARDS, token).expects(201);
    Answer again = door.post(CARDS, token).expects(201);
    assertEquals(first.body(), again.body());
    assertEquals("true", again.header("Idempotency-Replayed"));
    customer.door().post(CARDS, token).isProblem(422, "unknown-token");
    CustomerApp.registers(NODE).door().post(CARDS, token).isProblem(422, "unknown-token");
  }

  @Test
  void cardDataIsRefused() {
    customer.door().post(CARDS, card()).isProblem(422, "card-data-refused");
    Map<String, ?> asToken = Map.of("token", "4242424242424242");
    customer.door().post(CARDS, asToken).isProblem(422, "card-data-refused");
  }

  @Test
  void somebodyElsesCardIsNotThere() {
    String id = customer.addsCard();
    Door other = CustomerApp.registers(NODE).door();
    other.delete(CARDS + "/" + id).isProblem(404);
    other.put(CARDS + "/" + id + "/default", Map.of()).isProblem(404);
    Session.ofDemo(NODE, "driver").door().get(CARDS).isProblem(403);
  }

  @Test
  void aCardThatWasRemovedOrExpiredMeanwhilePaysNothing() {
    String restaurant = RestaurantApp.logsIn(NODE).id();
    String removed = customer.addsCard();
    customer.door().delete(CARDS + "/" + removed).expects(204);
    refusedAt("/paymentMethodId", "unknown-payment-method", customer.basket(restaurant, removed));
    String expired = customer.addsCard();
    new Tables(Platform.running().database())
        .change("update payment_method set exp_year = 2020 where id = ?", UUID.fromString(expired));
    refusedAt("/paymentMethodId", "card-expired", customer.basket(restaurant, expired));
  }

  private void refusedAt(String pointer, String kind, Map<String, ?> basket) {
    JsonObject problem =
        customer.triesToOrder(basket, UUID.randomUUID().toString()).isProblem(422, kind);
    assertEquals(pointer, problem.getJsonArray("errors").getJsonObject(0).getString("pointer"));
  }

  @ParameterizedTest
  @CsvSource({
    "number, 4242424242424241",
    "number, 1",
    "cvc, abc",
    "holder, ''",
    "number, 42424242424242424242424242424242424242424242"
  })
  void theProviderRefusesWhatIsNoCard(String member, String value) {
    Map<String, Object> card = card();
    card.put(member, value);
    NODE.door().post("/vault/tokens", card).isProblem(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"number\":5}", "{\"expMonth\":1.5}", "null", ""})
  void theProviderRefusesWhatIsNoRequest(String body) {
    NODE.door().send("POST", "/vault/tokens", Door.JSON, body).isProblem(400);
  }

  private JsonObject card(String id) {
    return customer.door().get(CARDS).expects(200).items().stream()
        .map(item -> item.asJsonObject())
        .filter(item -> item.getString("id").equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String token() {
    return NODE.door().post("/vault/tokens", card()).expects(201).json().getString("token");
  }

  private static Map<String, Object> card() {
    Map<String, Object> card = new HashMap<>();
    card.put("number", "4242 4242 4242 4242");
    card.put("expMonth", 12);
    card.put("expYear", 2035);
    card.put("cvc", "123");
    card.put("holder", "Ann");
    return card;
  }
}
