package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.LiveSocket;
import foodfast.kit.Nginx;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.Ports;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Shots;
import foodfast.kit.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are promised holds through the shipped proxy too, in front of two nodes. */
class ProxyIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** A piece, what the server reads at once, and what the proxy holds on its way. */
  private static final int ON_THE_WAY = 1 << 20;

  private static final Platform PLATFORM = Platform.running();
  private static Nginx proxy;
  private static RestaurantApp restaurant;
  private static CustomerApp customer;

  @BeforeAll
  static void theProxy() {
    proxy = Nginx.inFrontOf(PLATFORM.nodeA(), PLATFORM.nodeB());
    restaurant = RestaurantApp.logsIn(proxy.node());
    customer = CustomerApp.registers(proxy.node());
  }

  @AfterAll
  static void end() {
    if (proxy != null) {
      proxy.close();
    }
  }

  @Test
  void anEventArrivesWhenItComes() {
    try (Board board = restaurant.watches()) {
      String order = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(order).within(SOON);
    }
  }

  @Test
  void aSocketOpensForPagesOfTheProxysOwnHostAlone() {
    String host = proxy.node().url().toString();
    String bearer = "Bearer " + customer.session().accessToken();
    Map<String, String> ours = Map.of("Authorization", bearer, "Origin", host);
    try (LiveSocket chat = LiveSocket.open(proxy.node(), "/ws/chat", ours)) {
      chat.send(Map.of("type", "ping"));
      chat.await("pong", SOON);
    }
    assertEquals(
        403,
        LiveSocket.handshake(
            proxy.node(),
            "/ws/chat",
            Map.of("Authorization", bearer, "Origin", "https://evil.test")));
  }

  @Test
  void aPollSleepsAndIsWoken() {
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Answer before = customer.asksStatus(order).expects(200);
    CompletableFuture<Answer> poll = asleep(order, before, 50);
    restaurant.confirms(order).expects(200);
    assertEquals("CONFIRMED", poll.join().expects(200).json().getString("status"));
    asleep(order, customer.asksStatus(order), 1).join().expects(304);
  }

  /** Nothing waits at the proxy for the end of a PATCH: what was sent before the cut is kept. */
  @Test
  void aPhotoIsKeptAsItsBytesCome() {
    byte[] photo = Shots.large(82);
    int half = photo.length / 2;
    PhotoSending sending = restaurant.sends(restaurant.addsDish("Cut at the proxy"), photo.length);
    try (Wire line = sending.hangs(photo, 0, half)) {
      Eventually.within(SOON)
          .holds("kept", () -> sending.status().getInt("offset") > half - ON_THE_WAY);
      line.cut();
    }
    int offset = (int) sending.offset();
    assertTrue(offset <= half);
    sending.patch(offset, Arrays.copyOfRange(photo, offset, photo.length - 1)).expects(204);
    assertEquals(photo.length - 1, sending.offset());
    sending.delete().expects(204);
  }

  @Test
  void browsersAreSpokenToInHttp2AndToldOfTls() throws Exception {
    HttpClient client = proxy.http2();
    OperatorApp operator = OperatorApp.logsIn(proxy.node());
    String bearer = "Bearer " + operator.session().accessToken();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(proxy.tlsUrl().resolve("/api/announcements/desk"))
            .header("Authorization", bearer)
            .POST(HttpRequest.BodyPublishers.noBody());
    HttpResponse<String> desk = client.send(request.build(), BodyHandlers.ofString());
    assertEquals(HttpClient.Version.HTTP_2, desk.version());
    assertTrue(desk.headers().firstValue("Set-Cookie").orElse("").contains("Secure"));
    assertTrue(desk.headers().firstValue("Strict-Transport-Security").isPresent());
    assertFalse(
        operator
            .door()
            .with("X-Forwarded-Proto", "https")
            .post("/api/announcements/desk")
            .expects(204)
            .header("Set-Cookie")
            .contains("Secure"));

    HttpRequest stream =
        HttpRequest.newBuilder(proxy.tlsUrl().resolve("/api/announcements/stream"))
            .header("Authorization", bearer)
            .build();
    HttpResponse<Stream<String>> events = client.send(stream, BodyHandlers.ofLines());
    assertEquals(HttpClient.Version.HTTP_2, events.version());
    try (Stream<String> lines = events.body()) {
      assertTrue(lines.limit(20).anyMatch(line -> line.equals("event: sync")));
    }
  }

  @Test
  void aRedirectStaysWhereTheClientIs() throws IOException {
    for (String path : List.of("/openapi/ui", "/operator", "/operator/index.xhtml")) {
      try (Wire wire = new Wire(proxy.node().url(), 0)) {
        wire.send("GET " + path + " HTTP/1.1\r\nHost: evil.test\r\n\r\n");
        assertEquals(302, wire.readHead());
        assertTrue(wire.header("Location", "").startsWith("/op"), path);
      }
    }
  }

  /** What a node would refuse without a word never comes to it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | GET /api/orders/%00 HTTP/1.1~Host: localhost~~",
        "400 | GET /api/orders/%zz HTTP/1.1~Host: localhost~~",
        "400 | GET /api/%2e%2e/%2e%2e/x HTTP/1.1~Host: localhost~~",
        "400 | GARBAGE~~",
        "400 | GET / HTTP/7.0~Host: localhost~~",
        "400 | GET / HTTP/1.1~X: LONG~Host: localhost~~",
        "400 | POST /api/sessions HTTP/1.1~Host: localhost~Content-Length: many~~",
        "400 | POST /api/sessions HTTP/1.1~Host: localhost~Content-Length: 1~Content-Length: 2~~",
        "405 | TRACE / HTTP/1.1~Host: localhost~~",
        "413 | POST /api/sessions HTTP/1.1~Host: localhost~Content-Length: 13000000~~",
        "414 | GET /api/orders?LONG HTTP/1.1~Host: localhost~~"
      })
  void whatNeverBecomesARequestIsAProblemToo(int status, String request) throws IOException {
    String values = "x=1&".repeat(5_000);
    try (Wire wire = new Wire(proxy.node().url(), 0)) {
      wire.send(request.replace("LONG", values).replace("~", "\r\n"));
      assertEquals(status, wire.readHead());
      assertEquals("application/problem+json", wire.header("Content-Type", ""));
      String problem = wire.readBody();
      assertTrue(problem.contains("\"status\":" + status + ","), problem);
    }
  }

  /** What must not be done twice is not asked of the other; what HTTP calls idempotent is. */
  @ParameterizedTest
  @CsvSource({"POST, 1", "PATCH, 1", "PUT, 2", "GET, 2"})
  void aNodeThatDiesOverARequest(String method, int asked) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    try (ServerSocket one = dying(requests);
        ServerSocket other = dying(requests);
        Nginx before = Nginx.inFrontOf(one.getLocalPort(), other.getLocalPort())) {
      try (Wire wire = new Wire(before.node().url(), 0)) {
        String head = method + " / HTTP/1.1\r\nHost: localhost\r\n";
        if (method.equals("GET")) {
          wire.send(head + "\r\n");
        } else {
          wire.send(head + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
          wire.awaitContinue();
          wire.send("{}"); // later than its head, as on a slow line
        }
        assertEquals(502, wire.readHead());
        assertTrue(wire.readBody().contains("/problems/no-answer"));
      }
      assertEquals(asked, requests.get());
    }
  }

  @Test
  void whenANodeDiesTheOtherGoesOn() {
    Node victim = PLATFORM.nodeB();
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    Answer before = customer.asksStatus(order).expects(200);
    List<CompletableFuture<Answer>> polls =
        IntStream.range(0, 10).mapToObj(poll -> asleep(order, before, 50)).toList();
    Eventually.within(SOON).holds("some sleep there", () -> victim.metric("sleeping_polls") > 0);

    victim.kill();

    assertEquals(0, victim.health("live"));
    assertEquals(200, PLATFORM.nodeA().health("ready"));
    for (int i = 0; i < 20; i++) {
      customer.asksStatus(order).expects(200);
    }
    int placed = customer.door().get("/api/orders?limit=100").items().size();
    customer.ordersFrom(restaurant.id());
    customer.ordersFrom(restaurant.id());
    assertEquals(placed + 2, customer.door().get("/api/orders?limit=100").items().size());
    restaurant.confirms(order).expects(200);
    polls.forEach(poll -> poll.join().expects(200));

    victim.start();
    assertEquals(200, victim.health("started"));
  }

  @Test
  void theShippedScriptMakesAKeyForTheNodesAlone() throws Exception {
    String pem = Files.readString(proxy.signingKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
    RSAPrivateKey key =
        (RSAPrivateKey)
            KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    assertEquals(2048, key.getModulus().bitLength());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(proxy.signingKey())));
  }

  private static CompletableFuture<Answer> asleep(String order, Answer known, int seconds) {
    return customer
        .door()
        .with("If-None-Match", known.etag())
        .with("Prefer", "wait=" + seconds)
        .getLater("/api/orders/" + order + "/status");
  }

  /** Takes a request and is gone without a word. */
  private static ServerSocket dying(AtomicInteger requests) throws IOException {
    ServerSocket server = new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress());
    Thread taker =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket line = server.accept()) {
                  byte[] some = new byte[4096];
                  int read = line.getInputStream().read(some);
                  if (new String(some, 0, Math.max(0, read), StandardCharsets.US_ASCII)
                      .contains("HTTP/1.1")) {
                    requests.incrementAndGet();
                  }
                } catch (IOException closed) {
                  return;
                }
              }
            });
    taker.setDaemon(true);
    taker.start();
    return server;
  }
}
