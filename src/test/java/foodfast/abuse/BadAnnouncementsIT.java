package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Answer;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Announcements by the wrong people, and by the right ones with the wrong words. */
class BadAnnouncementsIT {
  private static final Node NODE = Platform.running().nodeA();
  private static final Map<String, String> FINE =
      Map.of("title", "Title", "body", "Body", "severity", "INFO");
  private static final String PAGE = "/operator/announcements.xhtml";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static OperatorApp operator;
  private static String id;
  private static long position;

  @BeforeAll
  static void anAnnouncement() {
    operator = OperatorApp.logsIn(NODE);
    JsonObject announcement = operator.announces("Something " + UUID.randomUUID());
    id = announcement.getString("id");
    position = announcement.getInt("position");
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer", "restaurant", "driver", "agent"})
  void onlyOperatorsAnnounce(String who) {
    Door door = Session.ofDemo(NODE, who).door();
    door.post("/api/announcements", FINE).isProblem(403);
    door.patch("/api/announcements/" + id, Map.of("title", "Mine")).isProblem(403);
    door.delete("/api/announcements/" + id).isProblem(403);
    door.get("/api/announcements/reach").isProblem(403);
    door.post("/api/announcements/desk").isProblem(403);
    door.get("/api/announcements").expects(200);
  }

  @Test
  void nobodyComesInWithoutAToken() {
    for (String path : List.of("", "/stream", "/reach", "/" + id)) {
      NODE.door().get("/api/announcements" + path).isProblem(401);
    }
    NODE.door().put("/api/announcements/read", Map.of("upTo", 1)).isProblem(401);
    assertEquals(302, NODE.door().get(PAGE).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAGE,
        "/operator/announcements.xhtm%6C",
        "/operator/announcements%2Exhtml",
        "/%6Fperator/announcements.xhtml",
        "/operator/announcements.xhtml;x",
        "/operator/announcements.xhtml;x=.css",
        "/operator;x/announcements.xhtml",
        "//operator/announcements.xhtml",
        "/operator//announcements.xhtml",
        "/operator/./announcements.xhtml",
        "/operator/../operator/announcements.xhtml"
      })
  void theOperatorsPageStaysClosedHoweverItsAddressIsSpelt(String path) {
    JsonArray before = itself();
    Door door = NODE.door().with("Origin", NODE.url().toString());
    String page = NODE.url() + path;
    door.get(page).expects(302, 400, 404);
    door.get(page + "?" + filledIn("end")).expects(302, 400, 404);
    door.send("POST", page, FORM, filledIn("publish")).expects(302, 400, 404);
    door.send("POST", page, FORM, filledIn("end")).expects(302, 400, 404);
    assertEquals(before, itself());
  }

  @Test
  void aFormInAnAddressIsAFormToo() {
    JsonArray before = itself();
    Door page = NODE.door().with("Cookie", deskCookie());
    page.get(PAGE + "?" + filledIn("end")).expects(403);
    page.with("Origin", "https://evil.test").get(PAGE + "?" + filledIn("end")).expects(403);
    assertEquals(before, itself());
  }

  /** The announcement as the inbox shows it while it is valid. */
  private static JsonArray itself() {
    return operator.door().get("/api/announcements?limit=1&after=" + (position - 1)).items();
  }

  private static String filledIn(String button) {
    return "compose_SUBMIT=1&edit=%s&title=Evil&body=x&severity=INFO&%s=x".formatted(id, button)
        + "&writer=%s&jakarta.faces.ViewState=stateless".formatted(operator.session().accountId());
  }

  private static String deskCookie() {
    String cookie =
        operator.door().post("/api/announcements/desk").expects(204).header("Set-Cookie");
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Test
  void theOperatorsPageTakesNoFormFromElsewhere() {
    String cookie =
        operator.door().post("/api/announcements/desk").expects(204).header("Set-Cookie");
    assertEquals(
        4,
        List.of("HttpOnly", "SameSite=Strict", "Path=/operator", "Max-Age=").stream()
            .filter(cookie::contains)
            .count(),
        cookie);
    Door page = NODE.door().with("Cookie", deskCookie());
    page.get(PAGE).expects(200);
    page.with("Origin", "https://evil.test")
        .send("POST", PAGE, FORM, filledIn("publish"))
        .expects(403);
    page.send("POST", PAGE, FORM, filledIn("publish")).expects(403);
    String customer = Session.ofDemo(NODE, "customer").accessToken();
    assertEquals(302, NODE.door().with("Cookie", "foodfast-desk=" + customer).get(PAGE).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"title\":\"\",\"body\":\"x\",\"severity\":\"INFO\"}",
        "{\"title\":\"x\",\"body\":\" \",\"severity\":\"INFO\"}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"LOUD\"}",
        "{\"title\":1,\"body\":\"x\",\"severity\":\"INFO\"}",
        "{\"title\":\"x\\u0000\",\"body\":\"x\",\"severity\":\"INFO\"}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"audience\":{\"roles\":[\"KING\"]}}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"audience\":{\"roles\":[null]}}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"audience\":{\"cities\":[\"\"]}}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"audience\":{\"cities\":[\"a\\nb\"]}}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"audience\":[]}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"endsAt\":\"2001-01-01T00:00:00Z\"}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"startsAt\":\"2001-01-01T00:00:00Z\",\"endsAt\":\"2002-01-01T00:00:00Z\"}",
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"startsAt\":\"tomorrow\"}",
        "not json"
      })
  void badAnnouncementsAreRefused(String body) {
    Answer answer = operator.door().send("POST", "/api/announcements", Door.JSON, body);
    answer.isRefused(400, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\n\\t", "\\u2003", " \\u2003\\u3000"})
  void blanksAloneAreNoWordsAndTheFieldIsNamed(String blanks) {
    for (String field : List.of("title", "body")) {
      String patch = "{\"" + field + "\":\"" + blanks + "\"}";
      String whole = "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\"}";
      String body =
          whole.replace("\"" + field + "\":\"x\"", patch.substring(1, patch.length() - 1));
      String type = "application/merge-patch+json";
      for (Answer answer :
          List.of(
              operator.door().send("POST", "/api/announcements", Door.JSON, body),
              operator.door().send("PATCH", "/api/announcements/" + id, type, patch))) {
        JsonArray errors = answer.isProblem(422, "validation-failed").getJsonArray("errors");
        assertEquals("/" + field, errors.getJsonObject(0).getString("pointer"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"position\":1}",
        "{\"title\":null}",
        "{\"title\":\"\"}",
        "{\"severity\":\"LOUD\"}",
        "{\"endsAt\":\"2001-01-01T00:00:00Z\"}",
        "{\"startsAt\":\"2001-01-01T00:00:00Z\",\"endsAt\":\"2002-01-01T00:00:00Z\"}",
        "[]",
        "x"
      })
  void badCorrectionsAreRefused(String body) {
    String type = "application/merge-patch+json";
    operator.door().send("PATCH", "/api/announcements/" + id, type, body).isRefused(400, 422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001-01-01T00:00:00Z", "2101-01-01T00:00:00Z"})
  void whatIsOverBeforeItBeginsIsRefusedAtItsEnd(String start) {
    Map<String, String> over = new HashMap<>(FINE);
    over.putAll(Map.of("startsAt", start, "endsAt", "2002-01-01T00:00:00Z"));
    JsonArray errors =
        operator
            .door()
            .post("/api/announcements", over)
            .isProblem(422, "validation-failed")
            .getJsonArray("errors");
    assertEquals("/endsAt", errors.getJsonObject(0).getString("pointer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?after=-1", "?after=x", "?limit=0", "?limit=101", "?before=x"})
  void badQuestionsAreRefused(String query) {
    operator.door().get("/api/announcements" + query).isRefused(400, 404, 422);
  }

  @Test
  void badMarksAndPositionsAreRefused() {
    Door door = operator.door();
    door.send("PUT", "/api/announcements/read", Door.JSON, "{}").isRefused(400, 422);
    door.send("PUT", "/api/announcements/read", Door.JSON, "{\"upTo\":-1}").isRefused(400, 422);
    door.send("PUT", "/api/announcements/read", Door.JSON, "{\"upTo\":1.5}").isRefused(400, 422);
    door.get("/api/announcements/stream?after=x").isProblem(400, "invalid-parameter");
    door.with("Last-Event-ID", "-4").get("/api/announcements/stream").isProblem(400);
    door.get("/api/announcements/" + UUID.randomUUID()).isProblem(404);
    door.delete("/api/announcements/" + UUID.randomUUID()).isProblem(404);
    door.get("/api/announcements/reach?role=KING").isRefused(400, 404);
  }

  @Test
  void aRepeatedAnnouncementGoesOutOnce() {
    String key = UUID.randomUUID().toString();
    Door door = operator.door().with("Idempotency-Key", key);
    Answer first = door.post("/api/announcements", FINE).expects(201);
    Answer second = door.post("/api/announcements", FINE).expects(201);
    assertEquals(first.json(), second.json());
    assertEquals("true", second.header("Idempotency-Replayed"));
    Map<String, String> other = Map.of("title", "Other", "body", "Body", "severity", "INFO");
    door.post("/api/announcements", other).isProblem(422);
  }
}
