package foodfast.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import foodfast.account.Identity;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.EventStream;
import foodfast.kit.Eventually;
import foodfast.kit.Forger;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Logging in, staying logged in, and being logged out. */
class SessionsIT {
  private static final Node NODE = Platform.running().nodeA();

  @Test
  void anUnknownAddressAndAWrongPasswordLookTheSame() {
    String known = CustomerApp.registers(NODE).session().email();
    Answer wrong = NODE.door().post("/api/sessions", credentials(known));
    Answer unknown = NODE.door().post("/api/sessions", credentials("nobody@test.foodfast.test"));
    wrong.isProblem(401, "wrong-credentials");
    assertEquals(wrong.body(), unknown.body());
  }

  @Test
  void twentyRefreshesOfOneTokenLeaveOneLiveSession() {
    Session session = CustomerApp.registers(NODE).session();
    List<CompletableFuture<Answer>> all =
        IntStream.range(0, 20)
            .mapToObj(i -> NODE.door().postLater("/api/sessions/refresh", token(session)))
            .toList();
    Set<String> tokens = new HashSet<>();
    for (CompletableFuture<Answer> answer : all) {
      JsonObject pair = answer.join().expects(200).json();
      tokens.add(pair.getString("refreshToken"));
      NODE.door().bearer(pair.getString("accessToken")).get("/api/accounts/me").expects(200);
    }
    assertEquals(20, tokens.size());
    assertEquals(1, session.door().get("/api/sessions").items().size());
  }

  /** The server verifies a token once, and keeps what it found: not beyond the token's end. */
  @Test
  void aKnownTokenEndsWithItsTime() throws Exception {
    Instant lateByNow = Instant.now().minus(Identity.LEEWAY).plusSeconds(4);
    String token =
        new Forger(CustomerApp.registers(NODE).session()).customer(UUID.randomUUID(), lateByNow);
    Door door = NODE.door().bearer(token);
    door.get("/api/orders").expects(200);
    Eventually.within(Duration.ofSeconds(20))
        .holds("it is refused", () -> door.get("/api/orders").status() == 401);
  }

  @Test
  void aRefreshTokenChangesAtEachUse() {
    Session session = CustomerApp.registers(NODE).session();
    JsonObject pair = NODE.door().post("/api/sessions/refresh", token(session)).expects(200).json();
    assertNotEquals(session.refreshToken(), pair.getString("refreshToken"));
    NODE.door().post("/api/sessions/refresh", Map.of("refreshToken", "none")).isProblem(401);
  }

  @Test
  void aSessionEndedElsewhereLosesItsStreamAndItsTokens() {
    Session here = Session.ofDemo(NODE, "restaurant2");
    Session there = Session.ofDemo(NODE, "restaurant2");
    String path = "/api/restaurants/" + there.restaurantId() + "/tickets/stream";
    try (EventStream stream = EventStream.open(NODE, path, there.accessToken())) {
      stream.await("sync", event -> event.isNamed("sync"), Duration.ofSeconds(30));
      here.door().delete("/api/sessions/" + idOf(there)).expects(204);
      stream.await("bye", event -> event.isNamed("bye"), Duration.ofSeconds(30));
      stream.awaitEnd(Duration.ofSeconds(30));
    }
    there.door().get("/api/accounts/me").isProblem(401, "session-over");
    NODE.door().post("/api/sessions/refresh", token(there)).isProblem(401);
    here.door().delete("/api/sessions/current").expects(204);
  }

  @Test
  void somebodyElsesSessionIsNotThere() {
    Session mine = CustomerApp.registers(NODE).session();
    Session theirs = CustomerApp.registers(NODE).session();
    mine.door().delete("/api/sessions/" + idOf(theirs)).isProblem(404);
    theirs.door().get("/api/accounts/me").expects(200);
  }

  private static String idOf(Session session) {
    return session.door().get("/api/sessions").expects(200).items().stream()
        .map(item -> item.asJsonObject())
        .filter(item -> item.getBoolean("current"))
        .findFirst()
        .orElseThrow()
        .getString("id");
  }

  private static Map<String, String> token(Session session) {
    return Map.of("refreshToken", session.refreshToken());
  }

  private static Map<String, String> credentials(String email) {
    return Map.of("email", email, "password", "not the password");
  }
}
