package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Answer;
import foodfast.kit.Door;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.Session;
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
  private static OperatorApp operator;
  private static String id;

  @BeforeAll
  static void anAnnouncement() {
    operator = OperatorApp.logsIn(NODE);
    id = operator.announces("Something " + UUID.randomUUID()).getString("id");
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
    assertEquals(302, NODE.door().get("/operator/announcements.xhtml").status());
  }

  @Test
  void theOperatorsPageTakesNoFormFromElsewhere() {
    String cookie =
        operator.door().post("/api/announcements/desk").expects(204).header("Set-Cookie");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    assertEquals(
        4,
        List.of("HttpOnly", "SameSite=Strict", "Path=/operator", "Max-Age=").stream()
            .filter(cookie::contains)
            .count(),
        cookie);
    Door page = NODE.door().with("Cookie", pair);
    page.get("/operator/announcements.xhtml").expects(200);
    String form =
        "compose_SUBMIT=1&title=Evil&body=x&severity=INFO&publish=Publish"
            + "&jakarta.faces.ViewState=stateless";
    String type = "application/x-www-form-urlencoded";
    String at = "/operator/announcements.xhtml";
    page.with("Origin", "https://evil.test").send("POST", at, type, form).expects(403);
    page.send("POST", at, type, form).expects(403);
    String customer = Session.ofDemo(NODE, "customer").accessToken();
    assertEquals(302, NODE.door().with("Cookie", "foodfast-desk=" + customer).get(at).status());
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
        "{\"title\":\"x\",\"body\":\"x\",\"severity\":\"INFO\",\"startsAt\":\"tomorrow\"}",
        "not json"
      })
  void badAnnouncementsAreRefused(String body) {
    Answer answer = operator.door().send("POST", "/api/announcements", Door.JSON, body);
    answer.isRefused(400, 422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"position\":1}",
        "{\"title\":null}",
        "{\"title\":\"\"}",
        "{\"severity\":\"LOUD\"}",
        "{\"endsAt\":\"2001-01-01T00:00:00Z\"}",
        "[]",
        "x"
      })
  void badCorrectionsAreRefused(String body) {
    String type = "application/merge-patch+json";
    operator.door().send("PATCH", "/api/announcements/" + id, type, body).isRefused(400, 422);
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
    door.get("/api/announcements/stream?after=x").isProblem(400);
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
