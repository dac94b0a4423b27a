package foodfast.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Bell;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody finds who was away, and who never finds it. */
class InboxIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Node NODE = Platform.running().nodeA();
  private static final Tables TABLES = new Tables(Platform.running().database());
  private static OperatorApp operator;

  @BeforeAll
  static void people() {
    operator = OperatorApp.logsIn(NODE);
  }

  private static String title() {
    return "Title " + UUID.randomUUID();
  }

  @Test
  void whoWasAwayFindsItUntilItIsRead() {
    String title = title();
    long position = operator.announces(title).getJsonNumber("position").longValue();
    Session newcomer = Session.ofNewcomer(NODE);

    JsonObject inbox = Bell.inboxOf(newcomer).json();
    assertEquals(title, inbox.getJsonArray("items").getJsonObject(0).getString("title"));
    assertTrue(inbox.getInt("unread") >= 1);
    assertTrue(inbox.getJsonNumber("position").longValue() >= position);
    JsonObject above = page(newcomer, "?after=" + (position - 1));
    assertEquals(title, above.getJsonArray("items").getJsonObject(0).getString("title"));

    newcomer.door().put("/api/announcements/read", Map.of("upTo", position)).expects(204);
    newcomer.door().put("/api/announcements/read", Map.of("upTo", 1)).expects(204);
    JsonObject read = Bell.inboxOf(newcomer).json();
    assertEquals(0, read.getInt("unread"));
    assertFalse(read.getJsonArray("items").getJsonObject(0).getBoolean("unread"));
    assertEquals(0, Bell.inboxOf(newcomer.at(Platform.running().nodeB())).json().getInt("unread"));
  }

  @Test
  void anUnchangedInboxIsNotSentAgain() {
    Session reader = Session.ofNewcomer(NODE);
    Answer first = Bell.inboxOf(reader);
    reader.door().with("If-None-Match", first.etag()).get("/api/announcements").expects(304);

    operator.announces(title());

    Answer second =
        reader.door().with("If-None-Match", first.etag()).get("/api/announcements").expects(200);
    assertNotEquals(first.etag(), second.etag());
  }

  @Test
  void aMarkBeyondTheEndReadsNothingOfTheFuture() {
    Session reader = Session.ofNewcomer(NODE);
    reader.door().put("/api/announcements/read", Map.of("upTo", Long.MAX_VALUE)).expects(204);
    assertEquals(0, Bell.inboxOf(reader).json().getInt("unread"));
    operator.announces(title());
    assertEquals(1, Bell.inboxOf(reader).json().getInt("unread"));
  }

  @Test
  void theWrongAudienceNeverSeesItLiveReplayedOrInTheInbox() {
    String title = title();
    String marker = title();
    Session berlin = Session.ofNewcomerIn(NODE, " berlin");
    Session hamburg = Session.ofNewcomerIn(NODE, "Hamburg");
    Session driver = Session.ofDemo(NODE, "driver");
    try (Bell right = Bell.of(berlin);
        Bell wrongCity = Bell.of(hamburg);
        Bell wrongRole = Bell.of(driver)) {
      JsonObject said = operator.announces(title, List.of("CUSTOMER"), List.of("Berlin"));
      operator.announces(marker);
      long before = said.getJsonNumber("position").longValue() - 1;

      right.hears(title, SOON);
      for (Bell wrong : List.of(wrongCity, wrongRole)) {
        wrong.hears(marker, SOON);
        assertFalse(wrong.heard(title));
      }
      for (Session other : List.of(hamburg, driver)) {
        try (Bell back = Bell.after(other, before)) {
          back.hears(marker, SOON);
          assertFalse(back.heard(title));
        }
        assertFalse(Bell.titlesFor(other).contains(title));
        other.door().get("/api/announcements/" + said.getString("id")).isProblem(404);
      }
      try (Bell back = Bell.after(berlin, before)) {
        back.hears(title, SOON);
      }
      assertTrue(Bell.titlesFor(berlin).contains(title));
      operator.ends(said.getString("id")).expects(204);
      String last = title();
      operator.announces(last);
      wrongCity.hears(last, SOON);
      assertEquals(List.of(), wrongCity.stream().events("withdrawn"));
    }
  }

  @Test
  void replayAsksWhoSomebodyIsToday() {
    Session mover = Session.ofNewcomerIn(NODE, "Hamburg");
    String title = title();
    JsonObject said = operator.announces(title, List.of(), List.of("Munich"));
    long before = said.getJsonNumber("position").longValue() - 1;
    Answer me = mover.door().get("/api/accounts/me");
    mover
        .door()
        .with("If-Match", me.etag())
        .patch("/api/accounts/me", Map.of("city", "Munich"))
        .expects(200);
    try (Bell back = Bell.after(mover, before)) {
      back.hears(title, SOON);
    }
    assertTrue(Bell.titlesFor(mover).contains(title));
  }

  @Test
  void whatIsWithdrawnLeavesScreensInboxAndReplay() {
    String title = title();
    Session reader = Session.ofNewcomer(NODE);
    try (Bell bell = Bell.of(reader)) {
      JsonObject said = operator.announces(title);
      long position = bell.hears(title, SOON).position();
      operator.ends(said.getString("id")).expects(204);
      operator.ends(said.getString("id")).expects(204);

      bell.hearsWithdrawn(said.getString("id"), SOON);
      assertFalse(Bell.titlesFor(reader).contains(title));
      try (Bell back = Bell.after(reader, position - 1)) {
        back.hearsWithdrawn(said.getString("id"), SOON);
        assertFalse(back.heard(title));
      }
      operator.corrects(said.getString("id"), Map.of("title", "Again")).isProblem(409);
    }
  }

  @Test
  void aCorrectionTakesItsPlaceAndLeavesThoseWhoAreNoLongerMeant() {
    String wrong = title();
    String right = title();
    Session customer = Session.ofNewcomer(NODE);
    try (Bell drivers = Bell.of(Session.ofDemo(NODE, "driver"));
        Bell customers = Bell.of(customer)) {
      JsonObject said = operator.announces(wrong);
      drivers.hears(wrong, SOON);
      customers.hears(wrong, SOON);
      Map<String, ?> patch = Map.of("title", right, "audience", Map.of("roles", List.of("DRIVER")));
      JsonObject corrected = operator.corrects(said.getString("id"), patch).expects(200).json();

      assertEquals(said.getString("id"), corrected.getString("id"));
      assertEquals(said.getString("body"), corrected.getString("body"));
      assertEquals(said.getString("id"), drivers.hears(right, SOON).json().getString("id"));
      customers.hearsWithdrawn(said.getString("id"), SOON);
      assertFalse(customers.heard(right));
      try (Bell back = Bell.after(customer, said.getJsonNumber("position").longValue() - 1)) {
        back.hearsWithdrawn(said.getString("id"), SOON);
        assertFalse(back.heard(wrong), "what was corrected is not replayed");
      }
    }
  }

  @Test
  void whatEndsEarlyWhileSomebodyIsAwayIsWithdrawnWhenTheyReturn() {
    Session reader = Session.ofNewcomerIn(NODE, "Berlin");
    Session elsewhere = Session.ofNewcomerIn(NODE, "Hamburg");
    for (int seconds : new int[] {3, 0}) {
      String title = title();
      JsonObject said = operator.announces(title, List.of(), List.of("Berlin"));
      String id = said.getString("id");
      long known = said.getJsonNumber("position").longValue();
      Instant end = Instant.now().plusSeconds(seconds);
      operator.corrects(id, Map.of("endsAt", end.toString())).expects(200);
      Eventually.within(Duration.ofSeconds(20))
          .holds("over", () -> !Bell.titlesFor(reader).contains(title));

      try (Bell back = Bell.after(reader, known);
          Bell other = Bell.after(elsewhere, known)) {
        assertTrue(back.hearsWithdrawn(id, SOON).position() > known);
        assertFalse(back.heard(title));
        String marker = title();
        operator.announces(marker);
        other.hears(marker, SOON);
        assertEquals(List.of(), other.stream().events("withdrawn"), "it never was theirs");
      }
    }
  }

  @Test
  void whatIsForOthersMeanwhileIsWithdrawnWhenTheyReturn() {
    Session reader = Session.ofNewcomerIn(NODE, "Berlin");
    String title = title();
    JsonObject said = operator.announces(title, List.of(), List.of("Berlin"));
    long known = said.getJsonNumber("position").longValue();
    Map<String, ?> hamburg = Map.of("audience", Map.of("cities", List.of("Hamburg")));
    operator.corrects(said.getString("id"), hamburg).expects(200);
    try (Bell back = Bell.after(reader, known)) {
      back.hearsWithdrawn(said.getString("id"), SOON);
      assertFalse(back.heard(title));
    }
  }

  @Test
  void whatEndedByItselfIsKnownToWhoHadItAndToldToWhoComesFromBefore() {
    Session reader = Session.ofNewcomer(NODE);
    String title = title();
    JsonObject said =
        operator.announces(
            Map.of(
                "title",
                title,
                "body",
                "x",
                "severity",
                "PROMO",
                "endsAt",
                Instant.now().plusSeconds(3_600).toString()));
    long position = said.getJsonNumber("position").longValue();
    itIsLaterBy("61 minutes", said);
    try (Bell had = Bell.after(reader, position);
        Bell before = Bell.after(reader, position - 1)) {
      before.hearsWithdrawn(said.getString("id"), SOON);
      String marker = title();
      operator.announces(marker);
      had.hears(marker, SOON);
      assertEquals(List.of(), had.stream().events("withdrawn"));
    }
  }

  @Test
  void whoMovedLosesWhatWasForTheirOldCityAndHearsWhatIsForTheNew() {
    Session mover = Session.ofNewcomerIn(NODE, "Berlin");
    String old = title();
    String both = title();
    String fresh = title();
    JsonObject left = operator.announces(old, List.of(), List.of("Berlin"));
    operator.announces(both, List.of(), List.of("Berlin", "Munich"));
    long known =
        operator
            .announces(fresh, List.of(), List.of("Munich"))
            .getJsonNumber("position")
            .longValue();
    try (Bell still = Bell.after(mover, known)) {
      assertTrue(still.stream().events("sync").get(0).json().getBoolean("recovered"));
    }
    Answer me = mover.door().get("/api/accounts/me");
    mover
        .door()
        .with("If-Match", me.etag())
        .patch("/api/accounts/me", Map.of("city", "Munich"))
        .expects(200);

    try (Bell back = Bell.after(mover, known)) {
      assertFalse(back.stream().events("sync").get(0).json().getBoolean("recovered"));
      back.hears(both, SOON);
      back.hears(fresh, SOON);
      back.hearsWithdrawn(left.getString("id"), SOON);
      assertFalse(back.heard(old));
    }
  }

  @Test
  void itStartsAndEndsByItself() {
    String title = title();
    Session reader = Session.ofNewcomer(NODE);
    try (Bell bell = Bell.of(reader);
        Bell elsewhere = Bell.of(reader.at(Platform.running().nodeB()))) {
      Instant start = Instant.now().plusSeconds(3_600);
      JsonObject said =
          operator.announces(
              Map.of(
                  "title",
                  title,
                  "body",
                  "x",
                  "severity",
                  "PROMO",
                  "startsAt",
                  start.toString(),
                  "endsAt",
                  start.plusSeconds(3_600).toString()));
      assertFalse(said.containsKey("position"));
      assertFalse(Bell.titlesFor(reader).contains(title));

      String before = title();
      operator.announces(before);
      bell.hears(before, SOON);
      assertFalse(bell.heard(title), "not before its time");

      itIsLaterBy("61 minutes", said);
      long position = bell.hears(title, SOON).position();
      assertEquals(position, elsewhere.hears(title, SOON).position());
      assertTrue(Bell.titlesFor(reader).contains(title));
      itIsLaterBy("60 minutes", said);
      Eventually.within(Duration.ofSeconds(20))
          .holds("over", () -> !Bell.titlesFor(reader).contains(title));
      try (Bell back = Bell.after(reader, position - 1)) {
        String marker = title();
        operator.announces(marker);
        back.hears(marker, SOON);
        assertFalse(back.heard(title), "what is over is not replayed");
        assertEquals(1, count(bell, title));
        assertEquals(1, count(elsewhere, title));
      }
    }
  }

  /** So far its time is moved back, from an hour ahead until two hours ahead. */
  private static void itIsLaterBy(String interval, JsonObject said) {
    TABLES.change(
        "update announcement set starts_at = starts_at - cast(? as interval),"
            + " ends_at = ends_at - cast(? as interval) where id = ?",
        interval,
        interval,
        UUID.fromString(said.getString("id")));
  }

  @Test
  void aPositionNobodyWasGivenGetsEverythingCurrent() {
    String title = title();
    operator.announces(title);
    try (Bell lost = Bell.after(Session.ofNewcomer(NODE), 1_000_000_000L)) {
      assertFalse(lost.stream().events("sync").get(0).json().getBoolean("recovered"));
      lost.hears(title, SOON);
    }
  }

  private static long count(Bell bell, String title) {
    return bell.stream().events("announcement").stream()
        .filter(event -> event.json().getString("title").equals(title))
        .count();
  }

  private static JsonObject page(Session reader, String query) {
    return reader.door().get("/api/announcements" + query).expects(200).json();
  }
}
