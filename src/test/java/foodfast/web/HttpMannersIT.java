package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Wire;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, patches and headers in every form a client may give them, at all doors alike. */
class HttpMannersIT {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final Node NODE = Platform.running().nodeA();
  private static CustomerApp customer;
  private static RestaurantApp restaurant;
  private static OperatorApp operator;

  @BeforeAll
  static void people() {
    customer = CustomerApp.registers(NODE);
    restaurant = RestaurantApp.logsIn(NODE);
    operator = OperatorApp.logsIn(NODE);
  }

  /** The doors that take a merge patch, each with something to patch. */
  enum Patched {
    PROFILE("name", "city"),
    DISH("name", "description"),
    ANNOUNCEMENT("title", "endsAt");

    private final String required;
    private final String optional;

    Patched(String required, String optional) {
      this.required = required;
      this.optional = optional;
    }

    /** Makes one with all members and returns its door. */
    Patching begin() {
      return switch (this) {
        case PROFILE -> {
          Session somebody = Session.ofNewcomerIn(NODE, "Berlin");
          String path = "/api/accounts/me";
          yield new Patching(somebody.door(), path, true);
        }
        case DISH -> {
          String id = restaurant.addsDish("Soup " + UUID.randomUUID());
          yield new Patching(restaurant.door(), "/api/menu-items/" + id, false);
        }
        case ANNOUNCEMENT -> {
          String end = Instant.now().plus(Duration.ofHours(1)).toString();
          JsonObject said =
              operator.announces(
                  Map.of("title", "t", "body", "b", "severity", "PROMO", "endsAt", end));
          String path = "/api/announcements/" + said.getString("id");
          yield new Patching(operator.door(), path, false);
        }
      };
    }
  }

  /** A thing to be patched. */
  private record Patching(Door door, String path, boolean versioned) {
    Answer with(String type, String body) {
      Door asking = versioned ? door.with("If-Match", door.get(path).etag()) : door;
      return asking.send("PATCH", path, type, body.replace('\'', '"'));
    }

    Answer with(String body) {
      return with(MERGE_PATCH, body);
    }
  }

  @ParameterizedTest
  @EnumSource
  void nullRemovesWhatMayBeMissingAndNothingElseChanges(Patched kind) {
    Patching thing = kind.begin();
    JsonObject before = thing.with("{}").expects(200).json();
    assertTrue(before.containsKey(kind.optional), before::toString);
    JsonObject after = thing.with("{'" + kind.optional + "': null}").expects(200).json();
    assertFalse(after.containsKey(kind.optional), after::toString);
    assertEquals(before.get(kind.required), after.get(kind.required));
  }

  @ParameterizedTest
  @EnumSource
  void nullIsNoValueOfWhatIsRequired(Patched kind) {
    pointsAt("/" + kind.required, kind.begin().with("{'" + kind.required + "': null}"), 422);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereCannotBePatched(Patched kind) {
    Patching thing = kind.begin();
    pointsAt("/a~1b", thing.with("{'a/b': 1}"), 422);
    pointsAt("/id", thing.with("{'id': 'x'}"), 422);
  }

  @ParameterizedTest
  @EnumSource
  void whatHasTheWrongTypeIsPointedAt(Patched kind) {
    pointsAt("/" + kind.required, kind.begin().with("{'" + kind.required + "': 5}"), 400);
  }

  @ParameterizedTest
  @EnumSource
  void aPatchIsAnObjectInUtf8(Patched kind) {
    Patching thing = kind.begin();
    for (String body : List.of("[]", "'x'", "null", "1")) {
      thing.with(body).isProblem(400, "invalid-body");
    }
    for (String body : List.of("", "{", "{} {}", "{'a': 1, 'a': 1}")) {
      thing.with(body).isProblem(400, "malformed-body");
    }
    Door door = thing.versioned ? thing.door.with("If-Match", "*") : thing.door;
    byte[] latin = {'{', '"', (byte) 0xe4, '"', ':', '1', '}'};
    door.send("PATCH", thing.path, MERGE_PATCH, latin).isProblem(400, "malformed-body");
  }

  @ParameterizedTest
  @EnumSource
  void aPatchMayBePlainJsonAndNothingElse(Patched kind) {
    Patching thing = kind.begin();
    thing.with(Door.JSON, "{}").expects(200);
    for (String type : List.of("application/json-patch+json", "text/plain", "application/xml")) {
      thing.with(type, "{}").isProblem(415);
    }
  }

  @Test
  void aPartOfAPriceIsMergedAndTheRestStays() {
    String id = restaurant.addsDish("Pie");
    Patching dish = new Patching(restaurant.door(), "/api/menu-items/" + id, false);
    JsonObject price = dish.with("{'price': {'amount': 900}}").expects(200).json();
    assertEquals(900, price.getJsonObject("price").getInt("amount"));
    assertEquals("EUR", price.getJsonObject("price").getString("currency"));
    assertEquals("made for a test", price.getString("description"));
    pointsAt("/price", dish.with("{'price': null}"), 422);
    pointsAt("/price/amount", dish.with("{'price': {'amount': null}}"), 422);
    pointsAt("/price/amount", dish.with("{'price': {'amount': 0}}"), 422);
    pointsAt("/price/tip", dish.with("{'price': {'tip': 1}}"), 422);
    pointsAt("/price", dish.with("{'price': 900}"), 400);
    assertEquals(900, restaurant.dish(id).getJsonObject("price").getInt("amount"));
  }

  @ParameterizedTest
  @CsvSource({"990.0, 990", "99e1, 990", "9.9e2, 990", "990, 990"})
  void aWholeNumberIsOneHoweverItIsWritten(String written, int meant) {
    String body = "{\"name\":\"Bun\",\"price\":{\"amount\":" + written + ",\"currency\":\"EUR\"}}";
    JsonObject made = addsDish(body).expects(201).json();
    assertEquals(meant, made.getJsonObject("price").getInt("amount"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"990.5", "1e-1", "1e400", "1e999999999", "99999999999999999999", "'1'"})
  void aFractionOrANumberBeyondRangeIsPointedAt(String written) {
    String body = "{\"name\":\"Bun\",\"price\":{\"amount\":" + written + ",\"currency\":\"EUR\"}}";
    pointsAt("/price/amount", addsDish(body.replace('\'', '"')), 400);
  }

  private static Answer addsDish(String body) {
    String path = "/api/restaurants/" + restaurant.id() + "/menu";
    return restaurant.door().send("POST", path, Door.JSON, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} x", "{\"email\":1,\"email\":1}", "{\"email\":1e9999999999}"})
  void whatCannotBeReadIsAMalformedBodyAtEveryDoor(String body) {
    for (String path : List.of("/api/sessions", "/api/accounts", "/vault/tokens")) {
      NODE.door().send("POST", path, Door.JSON, body).isProblem(400, "malformed-body");
    }
    Door door = customer.door().with("Idempotency-Key", UUID.randomUUID().toString());
    for (String path : List.of("/api/orders", "/api/payment-methods", "/api/conversations")) {
      door.send("POST", path, Door.JSON, body).isProblem(400, "malformed-body");
    }
  }

  @Test
  void preferencesOnSeveralLinesAreRead() throws IOException {
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    String tag = customer.asksStatus(order).expects(200).etag();
    String path = CustomerApp.statusOf(order);
    try (Wire wire =
        ask(path, "If-None-Match: " + tag, "Prefer: respond-async", "Prefer: wait=1")) {
      assertEquals(304, wire.status());
      assertEquals("wait=1", wire.header("Preference-Applied", ""));
    }
  }

  @Test
  void aKnownTagIsKnownInEveryForm() throws IOException {
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    for (String path :
        List.of(
            CustomerApp.statusOf(order),
            "/api/accounts/me",
            "/api/announcements",
            "/api/restaurants",
            "/api/restaurants/" + restaurant.id(),
            "/api/restaurants/" + restaurant.id() + "/menu")) {
      String tag = customer.door().get(path).expects(200).etag();
      for (String line :
          List.of(tag, "W/" + tag, "\"x\", " + tag, "*", "\"x\"\r\nIf-None-Match: " + tag)) {
        try (Wire wire = ask(path, "If-None-Match: " + line)) {
          assertEquals(304, wire.status(), path + " " + line);
        }
      }
      customer.door().with("If-None-Match", "\"x\", W/\"y\"").get(path).expects(200);
    }
  }

  @Test
  void onlyTheLatestMayBeChangedWhicheverFormSaysSo() throws IOException {
    Door me = Session.ofNewcomer(NODE).door();
    String path = "/api/accounts/me";
    String tag = me.get(path).etag();
    Map<String, String> patch = Map.of("city", "Bonn");
    me.with("If-Match", "W/" + tag).patch(path, patch).isProblem(412);
    me.with("If-Match", "\"x\"").patch(path, patch).isProblem(412);
    tag = me.with("If-Match", "\"x\", " + tag).patch(path, patch).expects(200).etag();
    me.with("If-Match", "*").patch(path, patch).expects(200);
  }

  @Test
  void theWaysToAcceptAnAnswerAreAList() throws IOException {
    try (Wire wire = ask("/api/restaurants", "Accept: image/png", "Accept: application/json")) {
      assertEquals(200, wire.status());
    }
  }

  /** A compressed stream would keep its events until a block is full. */
  @Test
  void textIsSentCompressedToWhoTakesItSoButNoStream() throws IOException {
    try (Wire wire = ask("/api/restaurants", "Accept-Encoding: gzip")) {
      assertEquals("gzip", wire.header("Content-Encoding", ""));
    }
    try (Wire wire =
        ask("/api/announcements/stream", "Accept-Encoding: gzip", "Accept: text/event-stream")) {
      assertEquals(200, wire.status());
      assertEquals("", wire.header("Content-Encoding", ""));
    }
  }

  @Test
  void scriptsAreKeptForEverAndPagesAskedForAgain() {
    Answer page = NODE.door().get("/customer/index.html").expects(200);
    assertEquals("no-cache", page.header("Cache-Control"));
    NODE.door().with("If-None-Match", page.etag()).get("/customer/index.html").expects(304);
    Matcher named =
        Pattern.compile("module\" src=\"(/v/[0-9a-f]+)(/customer/index.js)\"").matcher(page.body());
    assertTrue(named.find(), page::toString);
    Answer script = NODE.door().get(named.group(1) + named.group(2)).expects(200);
    assertEquals("public, max-age=31536000, immutable", script.header("Cache-Control"));
    Answer plain = NODE.door().get(named.group(2)).expects(200);
    assertTrue(plain.body().contains("import { get } from '../js/api.js';"), "as it is written");
    assertTrue(script.body().contains("class Problem extends Error"), "with what it imports");
    assertEquals("public, max-age=300", plain.header("Cache-Control"));
    Answer former = NODE.door().get("/v/0123456789ab/customer/index.js").expects(200);
    assertEquals("public, max-age=300", former.header("Cache-Control"));
    NODE.door().get("/v/0123456789ab/WEB-INF/web.xml").expects(404);
    NODE.door().get("/WEB-INF/page.html").expects(404);
    assertTrue(NODE.door().get("/").expects(200).body().contains("/v/"), "a folder's page too");
  }

  private static Wire ask(String path, String... headers) throws IOException {
    Wire wire = new Wire(NODE.url(), 0);
    wire.send(
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: bearer "
            + customer.session().accessToken()
            + "\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
    wire.readHead();
    return wire;
  }

  private static void pointsAt(String pointer, Answer answer, int status) {
    String kind = status == 400 ? "invalid-body" : "validation-failed";
    JsonObject problem = answer.isProblem(status, kind);
    assertEquals(pointer, problem.getJsonArray("errors").getJsonObject(0).getString("pointer"));
  }
}
