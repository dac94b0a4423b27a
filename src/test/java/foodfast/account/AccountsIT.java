package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import jakarta.json.JsonObject;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registering, the profile, the password, export and erasure. */
class AccountsIT {
  private static final String ME = "/api/accounts/me";
  private static final Node NODE = Platform.running().nodeA();

  @Test
  void oneKeyRegistersOnceHoweverOftenItIsSent() {
    Door door = NODE.door().with("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, ?> ann = newcomer();
    List<CompletableFuture<Answer>> all =
        IntStream.range(0, 6).mapToObj(i -> door.postLater("/api/accounts", ann)).toList();
    all.forEach(answer -> answer.join().expects(201, 409));
    Answer again = door.post("/api/accounts", ann).expects(201);
    assertEquals("true", again.header("Idempotency-Replayed"));
    door.post("/api/accounts", newcomer()).isProblem(422, "idempotency-key-reused");
  }

  @Test
  void aRefusalDoesNotUseTheKeyUp() {
    Door door = NODE.door().with("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, Object> weak = newcomer();
    weak.put("password", "password123");
    door.post("/api/accounts", weak).isProblem(422);
    door.post("/api/accounts", newcomer()).expects(201);
  }

  @Test
  void anAddressHasOneAccount() {
    Map<String, Object> ann = newcomer();
    NODE.door().post("/api/accounts", ann).expects(201);
    ann.computeIfPresent("email", (key, email) -> email.toString().toUpperCase());
    NODE.door().post("/api/accounts", ann).isProblem(409, "email-taken");
  }

  /** Browsers ask again with the tag they know for an address, whoever is logged in by then. */
  @Test
  void whatOnePersonReadIsNotFreshForTheNext() {
    Answer first = Session.ofNewcomer(NODE).door().get(ME).expects(200);
    Door next = Session.ofNewcomer(NODE).door();
    next.with("If-None-Match", first.etag()).get(ME).expects(200);
    for (String path : List.of(ME, "/api/orders", "/api/payment-methods", "/api/sessions")) {
      assertEquals("no-store", next.get(path).expects(200).header("Cache-Control"), path);
      assertEquals("Authorization, Accept-Encoding", next.get(path).header("Vary"), path);
    }
  }

  @Test
  void onlyAnOperatorGivesRoles() {
    Map<String, Object> driver = newcomer();
    driver.put("role", "DRIVER");
    NODE.door().post("/api/accounts", driver).isProblem(403);
    Session.ofDemo(NODE, "agent").door().post("/api/accounts", driver).isProblem(403);
    Session.ofDemo(NODE, "operator").door().post("/api/accounts", driver).expects(201);
    assertEquals("DRIVER", Session.logIn(NODE, driver.get("email").toString()).role());
  }

  @ParameterizedTest
  @CsvSource({"email, not-an-address", "password, short", "name, ' '", "phone, call me"})
  void aBrokenRuleIsPointedAt(String member, String value) {
    Map<String, Object> ann = newcomer();
    ann.put(member, value);
    var problem = NODE.door().post("/api/accounts", ann).isProblem(422);
    assertEquals(
        "/" + member, problem.getJsonArray("errors").getJsonObject(0).getString("pointer"));
  }

  @Test
  void theProfileChangesAsOfTheVersionOneSaw() {
    Door me = CustomerApp.registers(NODE).door();
    String seen = me.get(ME).expects(200).etag();
    me.with("If-None-Match", seen).get(ME).expects(304);
    me.patch(ME, Map.of("city", "Berlin")).isProblem(428);
    Answer changed = me.with("If-Match", seen).patch(ME, Map.of("city", "Berlin")).expects(200);
    assertEquals("Berlin", changed.json().getString("city"));
    me.with("If-Match", seen).patch(ME, Map.of("city", "Munich")).isProblem(412);
    me.with("If-Match", changed.etag()).patch(ME, Map.of("role", "OPERATOR")).isProblem(422);
  }

  @Test
  void aCardNumberInANameIsHidden() {
    Door me = CustomerApp.registers(NODE).door();
    Map<String, ?> name = Map.of("name", "Ann 4242 4242 4242 4242");
    Answer changed = me.with("If-Match", me.get(ME).etag()).patch(ME, name).expects(200);
    assertEquals("Ann **** **** **** 4242", changed.json().getString("name"));
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    Session here = CustomerApp.registers(NODE).session();
    Session there = Session.logIn(NODE, here.email());
    Map<String, String> wrong = Map.of("current", "something else", "new", "another one 1");
    here.door().put(ME + "/password", wrong).isProblem(403, "wrong-password");
    Map<String, String> right = Map.of("current", Session.PASSWORD, "new", "another one 1");
    here.door().put(ME + "/password", right).expects(204);
    here.door().get(ME).expects(200);
    there.door().get(ME).isProblem(401);
    Map<String, String> old = Map.of("email", here.email(), "password", Session.PASSWORD);
    NODE.door().post("/api/sessions", old).isProblem(401);
    Map<String, String> now = Map.of("email", here.email(), "password", "another one 1");
    NODE.door().post("/api/sessions", now).expects(201);
  }

  @Test
  void thePasswordOneHasIsNoNewOneHoweverItsAccentsAreTyped() {
    Door me = CustomerApp.registers(NODE).door();
    String accents = "crème brûlée";
    String typedApart = Normalizer.normalize(accents, Normalizer.Form.NFD);
    changesPassword(me, Session.PASSWORD, accents).expects(204);
    changesPassword(me, "a guess of it", "a guess of it").isProblem(403, "wrong-password");
    JsonObject refused = changesPassword(me, typedApart, accents).isProblem(422, "same-password");
    assertEquals("/new", refused.getJsonArray("errors").getJsonObject(0).getString("pointer"));
  }

  private static Answer changesPassword(Door me, String current, String wanted) {
    return me.put(ME + "/password", Map.of("current", current, "new", wanted));
  }

  @Test
  void anErasedAccountIsGoneAndItsAddressFree() {
    CustomerApp ann = CustomerApp.registers(NODE);
    ann.addsCard();
    String name = "Jürgen مشاوي 🌙";
    String etag = ann.door().get(ME).etag();
    ann.door().with("If-Match", etag).patch(ME, Map.of("name", name)).expects(200);
    String export = ann.door().get(ME + "/export").expects(200).body();
    for (String part : List.of(ann.session().email(), "4242", name)) {
      assertTrue(export.contains(part), part);
    }
    ann.door().delete(ME).expects(204);
    ann.door().get(ME).isProblem(401);
    Map<String, Object> again = newcomer();
    again.put("email", ann.session().email());
    NODE.door().post("/api/accounts", again).expects(201);
  }

  private static Map<String, Object> newcomer() {
    Map<String, Object> newcomer = new HashMap<>();
    newcomer.put("email", UUID.randomUUID() + "@test.foodfast.test");
    newcomer.put("password", Session.PASSWORD);
    newcomer.put("name", "Ann");
    return newcomer;
  }
}
