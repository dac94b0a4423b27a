package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.EventStream;
import foodfast.kit.Eventually;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RawSocket;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A place for a stream or a socket is held by somebody who is there, and by nobody else. */
class HeldPlacesIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String ANNOUNCEMENTS = "/api/announcements/stream";

  /** Heartbeats of tests come every 3 s; the machine may be busy. */
  private static final Duration A_HEARTBEAT = Duration.ofSeconds(20);

  private final Node node = Platform.running().nodeA();
  private final CustomerApp customer = CustomerApp.registers(node);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(node);
  private final String token = restaurant.session().accessToken();
  private final String tickets = "/api/restaurants/" + restaurant.id() + "/tickets/stream";

  @BeforeEach
  void nobodyIsHere() {
    node.awaitNobodyAsleep();
    Eventually.within(LONG).see("places held", this::held, n -> n == 0);
  }

  @Test
  void headOfAStreamSaysWhatGetWouldAndEndsAtOnce() throws IOException {
    String upload = restaurant.sends(restaurant.addsDish("Looked at"), 1000).path() + "/events";
    for (String stream : List.of(ANNOUNCEMENTS, tickets, upload)) {
      for (String more : List.of("", "Range: bytes=0-10\r\n", "Last-Event-ID: 1\r\n")) {
        try (Wire wire = new Wire(node.url(), 0)) {
          wire.send(request("HEAD", stream, more));
          assertEquals(200, wire.readHead(), stream);
          assertTrue(wire.header("Content-Type", "").startsWith("text/event-stream"), stream);
          assertEquals("no-store, no-transform", wire.header("Cache-Control", ""));
          wire.send(request("GET", "/api/accounts/me", ""));
          assertEquals(200, wire.readHead(), "the line serves on after HEAD " + stream);
        }
      }
    }
    assertEquals(0, held());
    String others = "/api/restaurants/00000000-0000-0000-0000-000000000000/tickets/stream";
    assertEquals(404, restaurant.door().head(others).status());
    assertEquals(403, customer.door().head(tickets).status());
    assertEquals(401, node.door().head(tickets).status());
  }

  @Test
  void headOfAPollDoesNotSleep() {
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    String upload = restaurant.sends(restaurant.addsDish("Asked for"), 1000).path() + "/status";
    String version = restaurant.door().get(upload).expects(200).etag();
    Answer polls =
        customer
            .door()
            .with("If-None-Match", "\"v1\"")
            .with("Prefer", "wait=50")
            .head(CustomerApp.statusOf(order))
            .expects(304);
    assertEquals("", polls.header("Preference-Applied"));
    Answer looks =
        restaurant
            .door()
            .with("If-None-Match", version)
            .with("Prefer", "wait=50")
            .head(upload)
            .expects(304);
    assertEquals("", looks.header("Preference-Applied"));
    assertEquals(0, node.metric("sleeping_polls"));
  }

  @Test
  void whatIsRefusedHoldsNothing() {
    for (String stream : List.of(ANNOUNCEMENTS, tickets)) {
      for (String end : List.of("?after=-1", "?after=x", "?after=99999999999999999999")) {
        restaurant.door().get(stream + end).isProblem(400);
      }
      restaurant.door().with("Accept", "image/png").get(stream).isProblem(406);
      restaurant.door().send("POST", stream).isProblem(405);
      assertTrue(restaurant.door().send("OPTIONS", stream).status() < 300);
    }
    customer.door().get(tickets).isProblem(403);
    assertEquals(0, held());
  }

  @Test
  void whoIsGoneGivesItsPlaceBackHoweverItWent() throws IOException {
    List<Wire> reset = new ArrayList<>();
    List<Wire> closed = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      reset.add(reads(i % 2 == 0 ? ANNOUNCEMENTS : tickets));
      closed.add(reads(i % 2 == 0 ? ANNOUNCEMENTS : tickets));
    }
    try (EventStream stays = EventStream.open(node, ANNOUNCEMENTS, token)) {
      Eventually.within(LONG).see("places held", this::held, n -> n == 11);
      reset.forEach(Wire::cut);
      closed.forEach(Wire::close);
      Eventually.within(A_HEARTBEAT).see("places held", this::held, n -> n == 1);
      assertFalse(stays.hasEnded());
    }
    Eventually.within(A_HEARTBEAT).see("places held", this::held, n -> n == 0);
  }

  @Test
  void socketsThatAreRefusedOrCutHoldNothing() {
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    String map = "/ws/orders/" + order + "/location";
    for (String door : List.of("/ws/driver", map, "/ws/orders/no-order/location", "/ws/chat")) {
      try (LiveSocket refused = LiveSocket.open(node, door, token)) {
        assertEquals(4403, refused.awaitClose(LONG), door);
      }
    }
    assertEquals(0, held());
    LiveSocket watches = customer.watches(order);
    LiveSocket drives = driver.drives();
    Eventually.within(LONG).see("places held", this::held, n -> n == 2);
    watches.cut();
    drives.cut();
    Eventually.within(A_HEARTBEAT).see("places held", this::held, n -> n == 0);
  }

  /** Their lines stay open, but nobody is there any more: no ping is answered. */
  @Test
  void whoVanishedWithoutAWordHoldsNoSocket() {
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    String watcher = customer.session().accessToken();
    List<RawSocket> vanished =
        List.of(
            RawSocket.open(node, "/ws/driver", driver.session().accessToken()),
            RawSocket.open(node, CustomerApp.mapOf(order), watcher),
            RawSocket.open(node, "/ws/chat", watcher));
    try (LiveSocket stays = customer.watches(order)) {
      Eventually.within(LONG).see("places held", this::held, n -> n == 4);
      Eventually.within(LONG).see("places held", this::held, n -> n == 1);
      assertEquals(0, stays.closeCode());
    }
    vanished.forEach(RawSocket::close);
  }

  /** There the end of a stream is the end of its line. */
  @Test
  void aNodeSpeaksHttp11Alone() throws IOException {
    try (Wire wire = new Wire(node.url(), 0)) {
      wire.send(
          request(
              "GET",
              "/api/accounts/me",
              "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                  + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n"));
      assertEquals(200, wire.readHead());
      assertEquals("", wire.header("Upgrade", ""));
    }
    try (Wire wire = new Wire(node.url(), 0)) {
      wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      assertNotEquals(200, wire.readHead());
    }
  }

  private Wire reads(String stream) throws IOException {
    Wire wire = new Wire(node.url(), 0);
    wire.send(request("GET", stream, "Accept: text/event-stream\r\n"));
    assertEquals(200, wire.readHead());
    return wire;
  }

  private String request(String method, String path, String more) {
    return method
        + " "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + token
        + "\r\n"
        + more
        + "\r\n";
  }

  private double held() {
    return node.metric("held_places");
  }
}
