package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Forger;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import foodfast.kit.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no door should fall over: bad tokens, bad methods, bad paths, bad bytes. */
class BadRequestsIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final CustomerApp CUSTOMER = CustomerApp.registers(NODE);

  @Test
  void tokensThatMustNotBeBelieved() throws Exception {
    Forger forger = new Forger(CUSTOMER.session());
    isUnauthorized(NODE.door());
    isUnauthorized(NODE.door().with("Authorization", "Basic Zm9vOmJhcg=="));
    isUnauthorized(NODE.door().with("Authorization", "Bearer"));
    isUnauthorized(NODE.door().bearer("nonsense"));
    isUnauthorized(NODE.door().bearer(forger.promoted()));
    isUnauthorized(NODE.door().bearer(forger.unsigned()));
    isUnauthorized(NODE.door().bearer(forger.signedByAnother()));
    isUnauthorized(NODE.door().bearer(forger.expired()));
    CUSTOMER.door().get("/api/accounts/me").expects(200);
  }

  /** The server itself would take both. */
  @Test
  void tokensInOtherPlacesThanTheHeaderWithItsScheme() {
    isUnauthorized(NODE.door().with("Authorization", CUSTOMER.session().accessToken()));
    String operator = OperatorApp.logsIn(NODE).session().accessToken();
    String open = "/api/announcements/desk";
    NODE.door().bearer(operator).post(open, Map.of()).expects(204);
    NODE.door().with("Authorization", operator).post(open, Map.of()).isProblem(401);
    byte[] form = ("access_token=" + operator).getBytes(StandardCharsets.UTF_8);
    NODE.door().send("POST", open, "application/x-www-form-urlencoded", form).isProblem(401);
  }

  @Test
  void aBadTokenWhereNobodyNeedsOneIsNotToldOf() throws Exception {
    Session session = CustomerApp.registers(NODE).session();
    Map<String, String> refresh = Map.of("refreshToken", session.refreshToken());
    Answer answer =
        NODE.door()
            .bearer(new Forger(session).expired())
            .post("/api/sessions/refresh", refresh)
            .expects(200);
    assertEquals("", answer.header("WWW-Authenticate"));
  }

  @Test
  void aDoorForOthersIsForbidden() {
    CUSTOMER
        .door()
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .post("/api/announcements", Map.of("title", "t", "body", "b", "severity", "INFO"))
        .isRefused(403, 404);
  }

  @Test
  void methodsNoDoorHas() {
    CUSTOMER.door().delete("/api/orders").isProblem(405);
    CUSTOMER.door().put("/api/restaurants", Map.of()).isProblem(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/api/orders/x/y/z", "/nothing.html", "/api"})
  void pathsThatLeadNowhere(String path) {
    CUSTOMER.door().get(path).isProblem(404);
  }

  @Test
  void anAnswerNobodyCanGive() {
    CUSTOMER.door().with("Accept", "image/png").get("/api/restaurants").isProblem(406);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/orders?cursor=%2B999999-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000",
        "/api/orders/%",
        "/api/orders/%00/status",
        "/api/orders/%zz/status",
        "/api/restaurants?city=%ff",
        "/api/orders/%c0%ae",
        "/api/restaurants?limit=-1",
        "/api/restaurants?limit=abc",
        "/api/restaurants?limit=101",
        "/api/orders?cursor=!!!",
        "/api/orders?status=EATEN",
        "/api/restaurants?q=%00"
      })
  void linesNoBrowserWouldSend(String path) throws IOException {
    try (Wire wire = new Wire(NODE.url(), 0)) {
      wire.send(
          "GET "
              + path
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
              + CUSTOMER.session().accessToken()
              + "\r\n\r\n");
      int status = wire.readHead();
      assertTrue(status < 500, path + " answered " + status);
    }
  }

  /** A link or a redirect is a path: the host that a request asks for never comes back. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /operator",
        "GET /operator?x=1",
        "GET /operator;x",
        "GET /customer",
        "GET /img",
        "GET /webjars/leaflet",
        "GET //operator",
        "GET //evil.test/..//operator",
        "GET /operator/index.xhtml",
        "GET /operator//announcements.xhtml",
        "GET http://evil.test/operator",
        "GET http://evil.test/operator/index.xhtml",
        "GET /openapi",
        "GET /nothing",
        "GET /.well-known/jwks.json",
        "GET /metrics"
      })
  void aHostThatIsNotOursNeverComesBack(String request) throws IOException {
    for (String says :
        List.of(
            "Host: evil.test",
            "Host: localhost\r\nX-Forwarded-Host: evil.test",
            "Host: localhost\r\nForwarded: for=192.0.2.1;host=evil.test;proto=https",
            "Host: localhost\r\n$WSSN: evil.test\r\n$WSIS: true\r\n$WSSC: https")) {
      try (Wire wire = new Wire(NODE.url(), 0)) {
        wire.send(request + " HTTP/1.1\r\n" + says + "\r\nConnection: close\r\n\r\n");
        int status = wire.readHead();
        String location = wire.header("Location", "/");
        assertTrue(location.matches("/([^/\\\\].*)?"), says + " leads to " + location);
        assertEquals("", wire.header("Strict-Transport-Security", ""), says);
        assertTrue(status < 400 || status == 404, request + " answered " + status);
        assertFalse(wire.readBody().contains("http://evil"), says + " comes back in the body");
      }
    }
  }

  @Test
  void noHostAddsAFigure() throws IOException {
    try (Wire wire = new Wire(NODE.url(), 0)) {
      wire.send("GET /api/restaurants HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n");
      wire.readHead();
    }
    assertFalse(NODE.door().get("/metrics").expects(200).body().contains("evil.test"));
  }

  @Test
  void whatIsCreatedLiesAtAPath() throws IOException {
    String body =
        "{\"email\": \"%s@test.foodfast.test\", \"password\": \"%s\", \"name\": \"New\"}"
            .formatted(UUID.randomUUID(), Session.PASSWORD);
    try (Wire wire = new Wire(NODE.url(), 0)) {
      assertEquals(201, wire.post("/api/accounts", "X-Forwarded-Host: evil.test\r\n", body));
      assertEquals("/api/accounts/me", wire.header("Location", ""));
    }
  }

  @Test
  void manyDigitsWhereACardNumberMightStand() {
    NODE.door()
        .with("User-Agent", "4".repeat(15_000))
        .post("/api/sessions", Map.of("email", "nobody@test.foodfast.test", "password", "wrong"))
        .isProblem(401, "wrong-credentials");
    CUSTOMER
        .door()
        .post("/api/payment-methods", Map.of("token", "1".repeat(900_000)))
        .isRefused(422);
  }

  @Test
  void aBodyThatSwells() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write("[".repeat(50_000_000).getBytes(StandardCharsets.US_ASCII));
    }
    CUSTOMER
        .door()
        .with("Content-Encoding", "gzip")
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .send("POST", "/api/orders", Door.JSON, bomb.toByteArray())
        .isRefused(400, 413, 415, 422);
  }

  @Test
  void aBodyThatNeverComesHoldsNobodyUp() throws IOException {
    try (Wire wire = new Wire(NODE.url(), 0)) {
      wire.send(
          "POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 1000\r\n\r\n{");
      CUSTOMER.door().get("/api/accounts/me").expects(200);
      wire.cut();
    }
    assertEquals(200, NODE.health("ready"));
  }

  private static void isUnauthorized(Door door) {
    var answer = door.get("/api/accounts/me");
    answer.isProblem(401);
    assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"), answer::toString);
  }
}
