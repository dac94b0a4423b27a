package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Chat;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.DriverApp;
import foodfast.kit.EventStream;
import foodfast.kit.Eventually;
import foodfast.kit.LiveSocket;
import foodfast.kit.Nginx;
import foodfast.kit.Node;
import foodfast.kit.PhotoSending;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import foodfast.kit.Wire;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node with its throttles on, behind a proxy: who goes too far is told so, and nobody else. */
class ThrottlesIT {
  /** Everything in which an address may stand but X-Forwarded-For, which the nodes believe. */
  private static final String OTHERS =
      "Forwarded: for=203.0.113.%1$d\r\nX-Real-IP: 203.0.113.%1$d\r\nX-Client-IP: 203.0.113.%1$d\r\n"
          + "True-Client-IP: 203.0.113.%1$d\r\n$WSRA: 203.0.113.%1$d\r\n$WSRH: 203.0.113.%1$d\r\n";

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

  /** Only the header that proxies write is believed, and of it only what the proxy itself saw. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        OTHERS,
        "X-Forwarded-For: 203.0.113.%1$d\r\nX-Forwarded-For: 203.0.113.%1$d, 198.51.100.9\r\n",
        "X-Forwarded-For: 203.0.113.%1$d, unknown\r\n"
      })
  void anotherAddressInAHeaderIsNoWayAroundAThrottle(String headers) throws IOException {
    String email = Session.ofNewcomer(strict).email();
    for (int i = 0; i < 10; i++) {
      assertEquals(401, guess("127.0.0.1", strict, email, headers.formatted(i)));
    }
    assertEquals(429, guess("127.0.0.1", strict, email, headers.formatted(10)));
  }

  @Test
  void behindTheShippedProxyEachClientHasItsOwnAddressWhateverItSays() throws IOException {
    String headers = OTHERS + "X-Forwarded-For: 203.0.113.%1$d\r\n";
    try (Nginx proxy = Nginx.inFrontOf(strict)) {
      String email = Session.ofNewcomer(strict).email();
      for (int i = 0; i < 10; i++) {
        assertEquals(401, guess("127.0.0.1", proxy.node(), email, headers.formatted(i)));
      }
      assertEquals(429, guess("127.0.0.1", proxy.node(), email, headers.formatted(10)));
      assertEquals(401, guess("127.0.0.2", proxy.node(), email, headers.formatted(10)));
    }
  }

  /** One log-in with a wrong password from this address of the machine; answers its status. */
  private static int guess(String from, Node at, String email, String headers) throws IOException {
    try (Wire wire = Wire.from(from, at.url())) {
      return wire.post(
          "/api/sessions",
          headers,
          "{\"email\": \"%s\", \"password\": \"a wrong guess\"}".formatted(email));
    }
  }

  @Test
  void soManyPhotosGoIntoAConversationAndNoMoreWithinAnHour() {
    CustomerApp customer = CustomerApp.registers(strict);
    String full = customer.asksForHelp("Many photos").getString("id");
    for (int i = 0; i < 20; i++) {
      PhotoSending.offers(customer.session(), full, 10).expects(201);
    }
    Answer refused = PhotoSending.offers(customer.session(), full, 10);
    refused.isProblem(429, "too-many-requests");
    assertEquals("600", refused.header("Retry-After"));
    for (int more = 0; more < 2; more++) {
      String other = customer.asksForHelp("Another matter").getString("id");
      for (int i = 0; i < 20; i++) {
        PhotoSending.offers(customer.session(), other, 10).expects(201);
      }
    }
    String fresh = customer.asksForHelp("One too many").getString("id");
    Answer enough = PhotoSending.offers(customer.session(), fresh, 10);
    enough.isProblem(429, "too-many-requests");
    assertTrue(enough.body().contains("from one person"), enough.body());
    new Tables(Platform.running().database())
        .change(
            "update upload set created_at = created_at - interval '1 hour' where account_id = ?",
            UUID.fromString(customer.session().accountId()));
    PhotoSending.offers(customer.session(), full, 10).expects(201);
  }

  @Test
  void theFiftyFirstStreamIsRefusedAndToldWhenToComeBack() {
    CustomerApp customer = CustomerApp.registers(strict);
    String token = customer.session().accessToken();
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      customer.door().head("/api/announcements/stream").expects(200);
    }
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
      assertEquals(50, strict.metric("held_places"));
      streams.add(open(CustomerApp.registers(strict)));
      assertEquals(200, streams.get(51).status(), "others have places of their own");
    } finally {
      streams.forEach(EventStream::close);
    }
    nobodyHoldsAPlace();
    try (EventStream again = open(customer)) {
      assertEquals(200, again.status());
    }
  }

  @Test
  void whoHasFiftyStreamsOpensNoOtherLine() {
    RestaurantApp kitchen = RestaurantApp.logsIn(strict);
    CustomerApp customer = CustomerApp.registers(strict);
    DriverApp driver = DriverApp.logsIn(strict);
    String order = customer.ordersFrom(kitchen.id()).getString("id");
    String upload = kitchen.sends(kitchen.addsDish("Many lines"), 5_000).id();
    List<EventStream> streams = new ArrayList<>();
    try {
      for (Session one : List.of(kitchen.session(), customer.session(), driver.session())) {
        for (int i = 0; i < 50; i++) {
          streams.add(EventStream.open(strict, "/api/announcements/stream", one.accessToken()));
        }
      }
      Door door = kitchen.door();
      door.get("/api/restaurants/" + kitchen.id() + "/tickets/stream").isProblem(429);
      door.get("/api/uploads/" + upload + "/events").isProblem(429);
      isSentAway("/ws/chat", customer.session());
      isSentAway(CustomerApp.mapOf(order), customer.session());
      isSentAway("/ws/driver", driver.session());
    } finally {
      streams.forEach(EventStream::close);
    }
    nobodyHoldsAPlace();
  }

  private static void isSentAway(String path, Session who) {
    try (LiveSocket socket = LiveSocket.open(strict, path, who.accessToken())) {
      assertEquals(1013, socket.awaitClose(Duration.ofSeconds(10)), path);
    }
  }

  @Test
  void theFiftyFirstPollOfAPersonIsAnsweredAtOnce() {
    CustomerApp customer = CustomerApp.registers(strict);
    String order = customer.ordersFrom(RestaurantApp.logsIn(strict).id()).getString("id");
    List<CompletableFuture<Answer>> asleep =
        Stream.generate(() -> customer.sleepsOn(order, "\"v1\"", 20)).limit(50).toList();
    Eventually.within(Duration.ofSeconds(20))
        .see("polls", () -> strict.metric("sleeping_polls"), n -> n == 50);
    Answer next = customer.sleepsOn(order, "\"v1\"", 20).join().expects(304);
    assertEquals("", next.header("Preference-Applied"));
    assertEquals(50, strict.metric("sleeping_polls"));
    customer.cancels(order).expects(200);
    asleep.forEach(poll -> poll.join().expects(200));
    assertEquals(0, strict.metric("sleeping_polls"));
  }

  @Test
  void sixtyNewChatMessagesInTenSecondsAndResendsDoNotCount() {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!sixtyAreTakenAndNoneMore()) {
      assertTrue(System.nanoTime() < end, "sixty were never said within ten seconds");
    }
    nobodyHoldsAPlace();
  }

  /**
   * With a customer of its own each time, for it says nothing when the machine was too slow.
   *
   * @return whether it all came within the ten seconds that sixty are taken in
   */
  private static boolean sixtyAreTakenAndNoneMore() {
    CustomerApp hasty = CustomerApp.registers(Platform.running().nodeA());
    String id = hasty.asksForHelp("quick").getString("id");
    try (Chat one = hasty.at(strict).chats();
        Chat other = hasty.at(strict).chats()) {
      long start = System.nanoTime();
      for (int i = 0; i < 60; i++) {
        (i % 2 == 0 ? one : other).sends(id, "m" + i, "text " + i);
      }
      one.confirmed("m58");
      other.confirmed("m59");
      one.sends(id, "m60", "one too many");
      JsonObject last = one.answerTo("m60");
      for (int i = 0; i < 60; i++) {
        other.sends(id, "m" + i, "text " + i);
      }
      other.confirmed("m58");
      other.sends(id, "m61", "still too many");
      JsonObject still = other.answerTo("m61");
      if (System.nanoTime() - start >= Duration.ofSeconds(10).toNanos()) {
        return false;
      }
      assertEquals("rate-limited", last.getString("code", ""), last::toString);
      assertEquals("rate-limited", still.getString("code", ""), still::toString);
      assertEquals(1, one.socket().frames("error").size());
      return true;
    }
  }

  private static void nobodyHoldsAPlace() {
    Eventually.within(Duration.ofSeconds(30))
        .see("places held", () -> strict.metric("held_places"), n -> n == 0);
  }

  private static EventStream open(CustomerApp customer) {
    return EventStream.open(strict, "/api/announcements/stream", customer.session().accessToken());
  }

  private static Map<String, ?> logIn(String email, String password) {
    return Map.of("email", email, "password", password);
  }
}
