package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.EventStream;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node with its throttles on, behind a proxy: who goes too far is told so, and nobody else. */
class ThrottlesIT {
  private static Node strict;

  @BeforeAll
  static void aNodeAsItComes() {
    strict = Platform.running().another("node-throttled", Map.of("THROTTLE_FACTOR", "1")).start();
  }

  @AfterAll
  static void end() {
    strict.close();
  }

  @Test
  void whoGuessesAPasswordIsStoppedAndItsOwnerIsNot() {
    CustomerApp owner = CustomerApp.registers(strict);
    String email = owner.door().get("/api/accounts/me").expects(200).json().getString("email");
    Door attacker = strict.door().with("X-Forwarded-For", "198.51.100.1");
    for (int i = 0; i < 10; i++) {
      attacker.post("/api/sessions", logIn(email, "wrong guess " + i)).expects(401);
    }
    attacker.post("/api/sessions", logIn(email, "foodfast-demo")).isProblem(429);
    strict
        .door()
        .with("X-Forwarded-For", "198.51.100.2")
        .post("/api/sessions", logIn(email, "foodfast-demo"))
        .expects(201);
  }

  @Test
  void theFiftyFirstStreamIsRefusedAndToldWhenToComeBack() {
    CustomerApp customer = CustomerApp.registers(strict);
    String token = customer.session().accessToken();
    List<EventStream> streams = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        streams.add(EventStream.open(strict, "/api/announcements/stream", token));
        assertEquals(200, streams.get(i).status());
      }
      EventStream tooMany = EventStream.open(strict, "/api/announcements/stream", token);
      streams.add(tooMany);
      assertEquals(429, tooMany.status());
      assertEquals("30", tooMany.header("Retry-After"));
      assertEquals("application/problem+json", tooMany.header("Content-Type"));
    } finally {
      streams.forEach(EventStream::close);
    }
  }

  private static Map<String, ?> logIn(String email, String password) {
    return Map.of("email", email, "password", password);
  }
}
