package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Wire;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever refuses, a door, a filter or the container: programs get a problem, people a page. */
class RefusalsIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final CustomerApp CUSTOMER = CustomerApp.registers(NODE);
  private static final String HOST = "Host: localhost";
  private static final String JSON = "Content-Type: application/json";
  private static final String PHOTO = "/photos/00000000-0000-0000-0000-000000000000/320.jpg";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | GET /api/nothing",
        "404 | GET /api",
        "404 | GET /api/orders/x/y/z",
        "404 | GET /api/../WEB-INF/web.xml",
        "400 | GET /api/orders/%2f",
        "400 | GET /api/orders/%5c",
        "400 | GET /api/orders/%c0%ae",
        "400 | GET /api/restaurants?city=%zz",
        "400 | GET /api/restaurants?limit=x",
        "405 | PUT /api/restaurants",
        "405 | TRACE /api/orders",
        "405 | BREW /api/orders",
        "404 | GET /ws/nothing",
        "404 | GET /ws/chat",
        "404 | POST /ws/chat",
        "405 | GET /vault/tokens",
        "404 | GET /vault/nothing",
        "404 | GET /photos/nothing",
        "404 | GET " + PHOTO,
        "405 | POST " + PHOTO,
        "405 | POST /.well-known/jwks.json",
        "404 | GET /.well-known/nothing",
        "405 | DELETE /css/foodfast.css",
        "405 | OPTIONS /css/foodfast.css",
        "405 | BREW /",
        "404 | POST /nothing",
        "404 | GET /css/",
        "404 | GET /problems/nothing",
        "404 | GET /WEB-INF/problem.html"
      })
  void isAProblem(int status, String request) throws IOException {
    refused(status, request, HOST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "406 | Accept: image/png",
        "400 | Accept: ///",
        "400 | Host: elsewhere",
        "400 | Authorization: Bearer x",
        "400 | Last-Event-ID: 1~Last-Event-ID: 2",
        "400 | Idempotency-Key: a~Idempotency-Key: a",
        "400 | Transfer-Encoding: gzip"
      })
  void headersThatCannotBeMetOrBelieved(int status, String headers) throws IOException {
    refused(status, "GET /api/restaurants", HOST + "\r\n" + headers.replace("~", "\r\n"));
  }

  @Test
  void whoeverNamesNoHost() throws IOException {
    refused(400, "GET /api/restaurants", "X-Other: 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | malformed-body | Content-Length: 0 | ''",
        "400 | malformed-body | Content-Length: many | {}",
        "400 | malformed-body | Content-Length: -1 | {}",
        "400 | malformed-body | Transfer-Encoding: chunked | zz~{}~0~~",
        "413 | too-large | Content-Length: 1048577 | ''",
        "415 | unsupported-media-type | Content-Encoding: identity, gzip~Content-Length: 2 | {}",
        "415 | unsupported-media-type | Content-Encoding: identity~Content-Encoding: gzip~Content-Length: 2 | {}"
      })
  void bodiesOfNoLength(int status, String kind, String headers, String body) throws IOException {
    String lines = HOST + "\r\n" + JSON + "\r\n" + headers.replace("~", "\r\n");
    try (Wire wire = open("POST /api/sessions", lines)) {
      wire.send(body.replace("~", "\r\n"));
      assertEquals("/problems/" + kind, problem(wire, status).getString("type"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/csv", "application/xml", "application/json-patch+json"})
  void bodiesOfOtherTypes(String type) {
    CUSTOMER.door().send("POST", "/api/orders", type, "{}").isProblem(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sec-WebSocket-Version: 12", "X-No-Version: 1"})
  void handshakesOfOtherVersions(String version) throws IOException {
    String upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: a2V5\r\n";
    refused(400, "GET /ws/chat", HOST + "\r\n" + upgrade + version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | Page not found | GET /nothing.html",
        "404 | Page not found | GET /customer/%3Cscript%3Ealert(1)%3C/script%3E",
        "404 | Page not found | GET /problems/<b>",
        "404 | Page not found | GET /WEB-INF/web.xml",
        "404 | Page not found | POST /nothing.html",
        "405 | That did not work | PUT /index.html"
      })
  void isAPageForPeople(int status, String title, String request) throws IOException {
    String policy = NODE.door().get("/index.html").header("Content-Security-Policy");
    try (Wire wire = open(request, HOST + "\r\nAccept: text/html,*/*;q=0.8")) {
      assertEquals(status, wire.readHead());
      assertEquals("text/html;charset=utf-8", wire.header("Content-Type", "").toLowerCase());
      assertEquals(policy, wire.header("Content-Security-Policy", ""));
      assertEquals("nosniff", wire.header("X-Content-Type-Options", ""));
      String page = wire.readBody();
      assertTrue(page.contains("<title>" + title + " – FoodFast</title>"), page);
      assertTrue(page.contains(wire.header("X-Correlation-Id", "none")), page);
      assertFalse(page.contains("<script>") || page.contains("<b>") || page.contains("{"), page);
      tellsNothingOfTheServer(wire, page);
    }
  }

  @Test
  void aDoorSpeaksToProgramsWhoeverAsks() throws IOException {
    refused(404, "GET /api/nothing", HOST + "\r\nAccept: text/html");
    refused(404, "GET " + PHOTO, HOST + "\r\nAccept: text/html");
  }

  /** As many values as an address may hold, one of them wrong. */
  @Test
  void anAddressOfThousandsOfValues() throws IOException {
    refused(400, "GET /api/restaurants?" + "a&".repeat(7_000) + "limit=x", HOST);
  }

  /** The server's own doors refuse in their own form, but say nothing of themselves. */
  @ParameterizedTest
  @ValueSource(
      strings = {"GET /health/nothing", "POST /openapi", "TRACE /", "GET /openapi/nothing"})
  void theServersOwnDoorsKeepTheirSecrets(String request) throws IOException {
    try (Wire wire = open(request, HOST)) {
      int status = wire.readHead();
      assertTrue(status >= 400 && status < 500, request + " answered " + status);
      tellsNothingOfTheServer(wire, wire.readBody());
    }
  }

  /** What never becomes a request is refused by the server itself; the protocol page lists it. */
  @Test
  void whatNeverBecomesARequest() throws IOException {
    String many = "X: 1\r\n".repeat(120);
    List<String> nothings =
        List.of(
            "GARBAGE\r\n\r\n",
            "GET\r\n\r\n",
            "GET /api/orders HTTP/1.1\r\nno colon\r\n\r\n",
            "GET /api/orders HTTP/1.1\r\nHost: localhost\r\n" + many + "\r\n",
            "GET /api/orders HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(17_000) + "\r\n\r\n",
            "GET /api/" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /api/orders/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /api/orders/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 13000000\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n");
    for (String nothing : nothings) {
      try (Wire wire = new Wire(NODE.url(), 0)) {
        wire.send(nothing);
        assertEquals(nothing.startsWith("POST") ? 413 : 400, wire.readHead(), nothing);
      }
    }
  }

  private static void refused(int status, String request, String headers) throws IOException {
    try (Wire wire = open(request, headers)) {
      JsonObject problem = problem(wire, status);
      if (status == 405) {
        assertFalse(wire.header("Allow", "").isEmpty(), request + " names no methods");
      }
      tellsNothingOfTheServer(wire, problem.toString());
    }
  }

  private static JsonObject problem(Wire wire, int status) throws IOException {
    assertEquals(status, wire.readHead());
    assertEquals("application/problem+json", wire.header("Content-Type", ""));
    assertFalse(wire.header("X-Correlation-Id", "").isEmpty());
    try (JsonReader reader = Json.createReader(new StringReader(wire.readBody()))) {
      JsonObject problem = reader.readObject();
      assertEquals(status, problem.getInt("status"));
      assertFalse(problem.getString("title").isEmpty());
      return problem;
    }
  }

  private static void tellsNothingOfTheServer(Wire wire, String body) {
    for (String header : List.of("Server", "X-Powered-By")) {
      assertEquals("", wire.header(header, ""), header);
    }
    for (String word :
        List.of("Exception", "SRVE", "CWW", "IBM", "Liberty", "java", "jakarta", "\tat ")) {
      assertFalse(body.contains(word), () -> word + " in " + body);
    }
  }

  private static Wire open(String request, String headers) throws IOException {
    Wire wire = new Wire(NODE.url(), 0);
    wire.send(
        request
            + " HTTP/1.1\r\n"
            + headers
            + "\r\nAuthorization: Bearer "
            + CUSTOMER.session().accessToken()
            + "\r\n\r\n");
    return wire;
  }
}
