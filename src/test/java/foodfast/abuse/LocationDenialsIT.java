package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Fix;
import foodfast.kit.Forger;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RawSocket;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may see a driver's position, and who may tell one: the customer, the driver, nobody else. */
class LocationDenialsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int OPEN = 0;

  private static Node node;
  private static CustomerApp customer;
  private static CustomerApp stranger;
  private static DriverApp driver;
  private static DriverApp otherDriver;
  private static RestaurantApp restaurant;
  private static AgentApp agent;
  private static String order;
  private static final Fix FIX = Fix.inBerlin(Instant.now().minusSeconds(60));

  @BeforeAll
  static void aDeliveryIsUnderWay() {
    node = Platform.running().nodeA();
    customer = CustomerApp.registers(node);
    stranger = CustomerApp.registers(node);
    driver = DriverApp.logsIn(node);
    otherDriver = DriverApp.logsIn(node, "driver2");
    restaurant = RestaurantApp.logsIn(node);
    agent = AgentApp.logsIn(node);
    order = driver.setsOffWithAnOrderOf(customer, restaurant);
    driver.handsIn(order, FIX).expects(200);
  }

  /** The code the map closes with at once, or {@link #OPEN} when it shows the position. */
  private static int mapOf(Session session, String id) {
    try (LiveSocket map = LiveSocket.open(node, CustomerApp.mapOf(id), session.accessToken())) {
      Eventually.within(SOON)
          .holds("answer", () -> map.closeCode() != 0 || !map.frames("position").isEmpty());
      assertEquals(map.closeCode() == 0, !map.frames("position").isEmpty());
      return map.closeCode();
    }
  }

  @Test
  void theMapIsTheCustomersAlone() {
    assertEquals(OPEN, mapOf(customer.session(), order));
    for (Session other :
        List.of(
            stranger.session(),
            driver.session(),
            otherDriver.session(),
            restaurant.session(),
            agent.session(),
            Session.ofDemo(node, "operator"))) {
      assertEquals(4403, mapOf(other, order), other.role());
    }
    assertEquals(4403, mapOf(customer.session(), UUID.randomUUID().toString()));
    assertEquals(4403, mapOf(customer.session(), "no-id"));
  }

  @Test
  void theLastKnownPositionIsTheCustomersAlone() {
    String door = "/api/orders/" + order + "/location";
    customer.door().get(door).expects(200);
    stranger.door().get(door).isProblem(404);
    for (Session other :
        List.of(
            driver.session(),
            otherDriver.session(),
            restaurant.session(),
            agent.session(),
            Session.ofDemo(node, "operator"))) {
      other.door().get(door).isRefused(403);
    }
    node.door().get(door).isRefused(401);
  }

  @Test
  void positionsAreTheDriversAlone() {
    Fix next = FIX.north(80, 10);
    otherDriver.handsIn(order, next).isProblem(404);
    try (LiveSocket phone = otherDriver.drives()) {
      phone.send(next.frame(order));
      assertEquals("not-found", phone.await("error", SOON).getString("code"));
    }
    for (Session other : List.of(customer.session(), restaurant.session(), agent.session())) {
      other.door().send("POST", DriverApp.positionsOf(order), Door.JSON, "[]").isRefused(403);
      other.door().get("/api/deliveries").isRefused(403);
      other.door().post("/api/deliveries/" + order + "/claim").isRefused(403);
      try (LiveSocket phone = LiveSocket.open(node, "/ws/driver", other.accessToken())) {
        assertEquals(4403, phone.awaitClose(SOON));
      }
    }
    node.door().send("POST", DriverApp.positionsOf(order), Door.JSON, "[]").isRefused(401);
    assertEquals(401, LiveSocket.handshake(node, "/ws/driver", Map.of()));
  }

  @Test
  void nothingIsTakenBeforeThePickUpOrAfterTheDelivery() {
    String other = customer.ordersFrom(restaurant.id()).getString("id");
    driver.claims(other).isProblem(409, "not-available");
    restaurant.cooks(other);
    driver.handsIn(other, FIX).isProblem(404);
    driver.claims(other).expects(200);
    driver.claims(other).isProblem(409, "already-claimed");
    driver.handsIn(other, FIX).isProblem(409, "not-picked-up");
    otherDriver.picksUp(other).isProblem(404);
    driver.picksUp(other).expects(200);
    driver.handsIn(other, FIX).expects(200);
    driver.delivers(other).expects(200);
    driver.handsIn(other, FIX.north(80, 10)).isProblem(410);
    customer.asksLocation(other).isProblem(410);
  }

  @Test
  void aHandshakeNeedsATokenOrATicketOfItsOwnAndAnAllowedOrigin() throws Exception {
    String map = CustomerApp.mapOf(order);
    assertEquals(401, LiveSocket.handshake(node, map, Map.of()), "no token");
    Forger forger = new Forger(customer.session());
    for (String bad : List.of(forger.expired(), forger.promoted(), forger.unsigned())) {
      assertEquals(401, LiveSocket.handshake(node, map, Map.of("Authorization", "Bearer " + bad)));
    }
    String ticket = ticketOf(customer);
    assertEquals(101, LiveSocket.handshake(node, map + "?ticket=" + ticket, Map.of()));
    assertEquals(401, LiveSocket.handshake(node, map + "?ticket=" + ticket, Map.of()), "reused");
    String old = ticketOf(customer);
    Tables tables = new Tables(Platform.running().database());
    tables.change("update socket_ticket set expires_at = now() - interval '1 s'");
    assertEquals(401, LiveSocket.handshake(node, map + "?ticket=" + old, Map.of()), "expired");
    String token = "Bearer " + customer.session().accessToken();
    Map<String, String> foreign = Map.of("Authorization", token, "Origin", "https://evil.example");
    assertEquals(403, LiveSocket.handshake(node, map, foreign));
    Map<String, String> own = Map.of("Authorization", token, "Origin", node.url().toString());
    assertEquals(101, LiveSocket.handshake(node, map, own));
  }

  @Test
  void peopleWhoShakeHandsAtOnceAreNotMixedUp() {
    List<CompletableFuture<Integer>> maps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Session who = i % 2 == 0 ? customer.session() : stranger.session();
      maps.add(CompletableFuture.supplyAsync(() -> mapOf(who, order)));
    }
    for (int i = 0; i < maps.size(); i++) {
      assertEquals(i % 2 == 0 ? OPEN : 4403, maps.get(i).join());
    }
  }

  @Test
  void badFramesAreRefusedAndTheThirdEndsTheSocket() {
    try (LiveSocket phone = driver.drives()) {
      Map<String, Object> nowhere = FIX.frame(order);
      nowhere.put("lat", 91);
      phone.send(nowhere);
      assertEquals("validation-failed", phone.await("error", SOON).getString("code"));
      phone.sendText("{\"type\":\"position\",\"orderId\":7}");
      phone.sendText("[");
      assertEquals(4400, phone.awaitClose(SOON));
    }
    try (LiveSocket phone = driver.drives()) {
      phone.sendText("{\"type\":\"position\",\"x\":\"" + "y".repeat(17_000) + "\"}");
      assertEquals(1009, phone.awaitClose(SOON));
    }
    driver.door().send("POST", DriverApp.positionsOf(order), Door.JSON, "{}").isRefused(400, 422);
    driver.door().get("/api/deliveries?state=all").isRefused(400, 404, 422);
    driver.door().get("/api/deliveries?limit=0").isRefused(400, 422);
  }

  /** A socket that takes messages of so many bytes. */
  private record Bounded(String path, Session who, int largest) {
    RawSocket opens() {
      return RawSocket.open(node, path, who.accessToken());
    }
  }

  private static List<Bounded> sockets() {
    return List.of(
        new Bounded("/ws/driver", driver.session(), 16_384),
        new Bounded(CustomerApp.mapOf(order), customer.session(), 16_384),
        new Bounded("/ws/chat", customer.session(), 65_536));
  }

  @Test
  void aMessageInPartsIsBoundedAsOneInOnePiece() {
    String part = "x".repeat(8_192);
    for (Bounded door : sockets()) {
      for (int kind : new int[] {RawSocket.TEXT, RawSocket.BINARY}) {
        try (RawSocket socket = door.opens()) {
          socket.send(kind, false, part);
          for (int sent = part.length(); sent < door.largest; sent += part.length()) {
            socket.send(RawSocket.CONTINUED, false, part);
          }
          socket.send(RawSocket.CONTINUED, false, "one more");
          assertEquals(1009, socket.awaitClose(SOON), door.path + " in parts");
        }
        try (RawSocket socket = door.opens()) {
          socket.announce(kind, 1 << 30);
          assertEquals(1009, socket.awaitClose(SOON), door.path + " announced");
        }
        try (RawSocket socket = door.opens()) {
          socket.send(kind, true, "x".repeat(door.largest + 1));
          assertEquals(1009, socket.awaitClose(SOON), door.path + " in one piece");
        }
      }
      try (RawSocket socket = door.opens()) {
        socket.send(RawSocket.BINARY, true, new byte[16]);
        assertEquals(1003, socket.awaitClose(SOON), door.path + " takes texts");
      }
      try (RawSocket socket = door.opens()) {
        socket.send(RawSocket.TEXT, true, new byte[] {'"', (byte) 0xff, '"'});
        assertEquals(1007, socket.awaitClose(SOON), door.path + " takes UTF-8");
      }
    }
  }

  @Test
  void aNewerTokenIsTakenAndABadOneCounts() {
    for (Bounded door : sockets()) {
      try (LiveSocket socket = LiveSocket.open(node, door.path, door.who.accessToken())) {
        for (int i = 0; i < 3; i++) {
          socket.send(Map.of("type", "auth", "token", door.who.accessToken()));
        }
        for (int i = 0; i < 3; i++) {
          assertEquals(0, socket.closeCode(), door.path);
          socket.send(Map.of("type", "auth", "token", "x.y.z"));
          Integer bad = i + 1;
          Eventually.within(SOON)
              .see("errors at " + door.path, () -> socket.frames("error").size(), bad::equals);
        }
        assertEquals(4400, socket.awaitClose(SOON), door.path);
      }
    }
  }

  @Test
  void whatFitsIsHeardWholeHoweverItIsCut() {
    for (Bounded door : sockets()) {
      try (RawSocket socket = door.opens()) {
        socket.send(RawSocket.TEXT, false, "x".repeat(door.largest - 3));
        socket.send(RawSocket.PING, true, "y".repeat(125));
        socket.send(RawSocket.CONTINUED, false, "");
        socket.send(RawSocket.CONTINUED, true, "€");
        assertEquals("bad-frame", error(socket).getString("code"), door.path);
        socket.send(RawSocket.TEXT, false, "{\"type\":\"");
        socket.send(RawSocket.CONTINUED, false, "😀\",\"clie");
        socket.send(RawSocket.CONTINUED, true, "ntId\":\"x\",\"orderId\":\"y\"}");
        JsonObject error = error(socket);
        assertEquals("bad-frame", error.getString("code"), door.path);
        String id = door.path.equals("/ws/chat") ? "clientId" : "orderId";
        assertEquals(door.path.startsWith("/ws/orders"), error.getString(id, "").isEmpty());
        socket.send(RawSocket.TEXT, true, "x");
        assertEquals(4400, socket.awaitClose(SOON), door.path);
      }
    }
  }

  private static JsonObject error(RawSocket socket) {
    JsonObject frame = socket.hears(SOON);
    while (!frame.getString("type").equals("error")) {
      frame = socket.hears(SOON);
    }
    return frame;
  }

  @Test
  void eachRefusalOfTheGateIsCountedByItsRule() {
    String id = driver.setsOffWithAnOrderOf(customer, restaurant);
    Fix good = Fix.inBerlin(Instant.now().minusSeconds(300));
    Map<String, Fix> bad =
        Map.of(
            "duplicate",
            good,
            "late",
            good.north(-50, -10),
            "zero_island",
            new Fix(0, 0, 5, 0, 0, good.at().plusSeconds(10)),
            "inaccurate",
            new Fix(52.5201, 13.405, 500, 5, 0, good.at().plusSeconds(10)),
            "too_fast",
            good.north(5_000, 10));
    driver.handsIn(id, good).expects(200);
    bad.forEach(
        (rule, fix) -> {
          double before = counted(rule);
          assertEquals(0, driver.handsIn(id, fix).expects(200).json().getInt("accepted"), rule);
          assertEquals(before + 1, counted(rule), rule);
        });
    Fix stands = new Fix(good.lat(), good.lng(), 8, 0.2, 0, good.at().plusSeconds(20));
    double before = counted("standing");
    assertEquals(1, driver.handsIn(id, stands).expects(200).json().getInt("accepted"));
    assertEquals(before + 1, counted("standing"));
  }

  @Test
  void onePositionThatCannotBeCostsItselfAlone() {
    String id = driver.setsOffWithAnOrderOf(customer, restaurant);
    Fix good = Fix.inBerlin(Instant.now().minusSeconds(300));
    Map<String, Object> nowhere = good.north(80, 10).json();
    nowhere.put("lat", 91);
    Map<String, Object> unknowing = good.north(160, 20).json();
    unknowing.putAll(Map.of("accuracy", -1, "speed", -1, "heading", -1));
    String text = Json.createObjectBuilder(good.north(80, 12).json()).build().toString();
    String endless = text.replaceFirst("\"lng\":[0-9.]+", "\"lng\":1e999");
    double before = counted("invalid");
    JsonObject taken =
        hands(
            id,
            json(good.json()),
            json(nowhere),
            "null",
            "[]",
            "{\"lat\":1}",
            endless,
            json(unknowing));
    assertEquals(2, taken.getInt("accepted"));
    assertEquals(5, taken.getInt("ignored"));
    assertEquals(
        List.of("/1/lat", "/2", "/3", "/4/lng", "/5/lng"),
        taken.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
            .map(error -> error.getString("pointer"))
            .toList());
    assertEquals(before + 5, counted("invalid"));
    JsonObject last = customer.asksLocation(id).expects(200).json();
    assertEquals(unknowing.get("at"), last.getString("at"));
    assertFalse(last.containsKey("heading") || last.containsKey("speed"), last.toString());
  }

  @Test
  void aPositionThatSaysItIsAnotherOrdersIsNotShownToThisOnes() {
    String mine = driver.setsOffWithAnOrderOf(customer, restaurant);
    String others = driver.setsOffWithAnOrderOf(stranger, restaurant);
    Fix good = Fix.inBerlin(Instant.now().minusSeconds(300));
    Map<String, Object> here = good.json();
    here.put("orderId", mine.toUpperCase(Locale.ROOT));
    Map<String, Object> elsewhere = good.north(500, 60).json();
    elsewhere.put("orderId", others);
    Map<String, Object> nowhere = good.north(600, 70).json();
    nowhere.put("orderId", 7);
    double before = counted("other_order");
    JsonObject taken = hands(mine, json(here), json(elsewhere), json(nowhere));
    assertEquals(1, taken.getInt("accepted"));
    assertEquals("/1/orderId", taken.getJsonArray("errors").getJsonObject(0).getString("pointer"));
    assertEquals(before + 2, counted("other_order"));
    String seen = customer.asksLocation(mine).expects(200).json().getString("at");
    assertEquals(good.at().toString(), seen);
    stranger.asksLocation(others).isProblem(404, "no-position-yet");
    try (LiveSocket phone = otherDriver.drives()) {
      phone.send(good.north(80, 10).frame(mine));
      JsonObject error = phone.await("error", SOON);
      assertEquals("not-found", error.getString("code"));
      assertEquals(mine, error.getString("orderId"));
    }
  }

  private static JsonObject hands(String order, String... positions) {
    String batch = "[" + String.join(",", positions) + "]";
    return driver
        .door()
        .send("POST", DriverApp.positionsOf(order), Door.JSON, batch)
        .expects(200)
        .json();
  }

  private static String json(Map<String, ?> members) {
    return Json.createObjectBuilder(members).build().toString();
  }

  @Test
  void aPhoneThatKnowsNoSpeedOrWhoseClockIsFastIsShown() {
    String id = driver.setsOffWithAnOrderOf(customer, restaurant);
    try (LiveSocket phone = driver.drives();
        LiveSocket map = customer.watches(id)) {
      Fix fast = Fix.inBerlin(Instant.now().plusSeconds(300));
      for (int i = 0; i < 4; i++) {
        Map<String, Object> frame = fast.north(20 * i, 3 * i).frame(id);
        frame.putAll(Map.of("accuracy", -1, "speed", -1.0, "heading", -1));
        phone.send(frame);
        awaitFix(phone, "ack", fast.north(20 * i, 3 * i));
      }
      double north = fast.north(60, 9).lat();
      JsonObject shown =
          map.await(
              "the last of them",
              f -> f.containsKey("lat") && f.getJsonNumber("lat").doubleValue() == north,
              SOON);
      assertTrue(Instant.parse(shown.getString("at")).isBefore(Instant.now().plusSeconds(15)));
      assertFalse(shown.containsKey("heading"), shown.toString());
      assertEquals(0, phone.frames("error").size());
    }
    JsonObject last = customer.asksLocation(id).expects(200).json();
    assertTrue(last.getInt("ageSeconds") < 60, last.toString());
  }

  @Test
  void aFixOfLongAgoIsIgnoredAndStopsNobody() {
    String poisoned = driver.setsOffWithAnOrderOf(customer, restaurant);
    String healthy = otherDriver.setsOffWithAnOrderOf(customer, restaurant);
    try (LiveSocket phone = driver.drives();
        LiveSocket other = otherDriver.drives();
        LiveSocket map = customer.watches(healthy)) {
      for (String year : List.of("0001", "-5000")) {
        Fix longAgo = Fix.inBerlin(Instant.parse(year + "-01-01T00:00:00Z"));
        phone.send(longAgo.frame(poisoned));
        awaitFix(phone, "ack", longAgo);
      }
      Fix longAgo = Fix.inBerlin(Instant.parse("0001-01-01T00:00:00Z"));
      assertEquals(0, driver.handsIn(poisoned, longAgo).expects(200).json().getInt("accepted"));
      Fix held = FIX.north(80, 10);
      other.send(FIX.frame(healthy));
      other.send(held.frame(healthy));
      awaitFix(map, "position", held);
    }
    Tables tables = new Tables(Platform.running().database());
    String kept = "select count(*) from delivery where order_id = ?";
    Eventually.within(SOON).holds("kept", () -> tables.number(kept, UUID.fromString(healthy)) == 1);
    assertEquals(0, tables.number(kept, UUID.fromString(poisoned)));
    customer.asksLocation(poisoned).isProblem(404, "no-position-yet");
  }

  private static void awaitFix(LiveSocket socket, String type, Fix fix) {
    String at = fix.at().toString();
    socket.await(
        type + " of " + at,
        frame -> frame.getString("type").equals(type) && frame.getString("at").equals(at),
        SOON);
  }

  @Test
  void nullIsABadFrameLikeAnyOther() {
    try (LiveSocket phone = driver.drives();
        LiveSocket map = customer.watches(order)) {
      for (LiveSocket socket : List.of(phone, map)) {
        socket.sendText("null");
        assertEquals("bad-frame", socket.await("error", SOON).getString("code"));
        socket.sendText("null");
        socket.sendText("null");
        assertEquals(4400, socket.awaitClose(SOON));
      }
    }
  }

  private static double counted(String rule) {
    return node.door()
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("delivery_fixes_total") && line.contains('"' + rule + '"'))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(0);
  }

  private static String ticketOf(CustomerApp person) {
    return person.door().post("/api/tickets").expects(201).json().getString("ticket");
  }
}
