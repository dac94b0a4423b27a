package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.delivery.PositionGate.Verdict;
import foodfast.realtime.Signal;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a tracking session shows, keeps and hears; and what a viewer makes of it. */
class TrackingSessionTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final double METRE = 1 / 111_195.0;

  private final UUID order = UUID.randomUUID();
  private final List<Signal> published = new ArrayList<>();
  private final TrackingSession session =
      new TrackingSession(order, UUID.randomUUID(), null, published::add);

  private static Position at(int second) {
    Instant at = NOW.plusSeconds(second);
    return new Position(52.5 + second * 8 * METRE, 13.4, 8.0, 8.0, 0.0, at);
  }

  private void take(Position fix) {
    take(NOW.plusSeconds(3_600), fix);
  }

  private List<Verdict> take(Instant now, Position... fixes) {
    return session.take(List.of(fixes), now, 0);
  }

  private static int skipped(JsonObject frame) {
    return frame.containsKey("skipped") ? frame.getJsonArray("skipped").size() : 0;
  }

  private static List<JsonObject> skippedOf(JsonObject frame) {
    return frame.getJsonArray("skipped").getValuesAs(JsonObject.class);
  }

  private JsonObject shown(int index) {
    Phone phone = new Phone();
    new Viewer(phone).heard(published.get(index), 1);
    return phone.got().get(0);
  }

  @Test
  void atMostTwoAreShownInASecondAndTheOthersTravelWithTheNext() {
    for (int i = 0; i < 10; i++) {
      take(at(i));
      session.show(i * 100);
    }
    session.show(1_000);
    assertEquals(3, published.size());
    assertEquals(0, skipped(shown(0)));
    assertEquals(4, skipped(shown(1)));
    assertEquals(3, skipped(shown(2)));
    assertEquals(at(9).at().toString(), shown(2).getString("at"));
  }

  @Test
  void nothingNewIsNotShownAgain() {
    take(at(0));
    session.show(0);
    take(at(0));
    session.show(5_000);
    assertEquals(1, published.size());
  }

  @Test
  void aNewcomerGetsTheLastOneAgain() {
    session.showAgain();
    take(at(0));
    session.show(0);
    session.showAgain();
    assertEquals(2, published.size());
    assertEquals(shown(0), shown(1));
  }

  @Test
  void isKeptOnceAndATrailPointEveryFifteenSeconds() {
    assertNull(session.takeUnsaved());
    List<Boolean> trail = new ArrayList<>();
    for (int second = 0; second <= 30; second += 5) {
      take(at(second));
      trail.add(session.takeUnsaved().trail());
      assertNull(session.takeUnsaved());
    }
    assertEquals(List.of(true, false, false, true, false, false, true), trail);
  }

  @Test
  void whatCouldNotBeKeptIsTriedAgain() {
    take(at(0));
    session.takeUnsaved();
    session.forgetSaved();
    assertEquals(at(0), session.takeUnsaved().position());
  }

  @Test
  void whatPassedOnAnotherNodeCountsHereToo() {
    PositionFrame elsewhere = PositionFrame.of(order, at(20), List.of());
    session.heard(elsewhere.signal(order), 1);
    assertEquals(List.of(Verdict.DUPLICATE), take(NOW.plusSeconds(60), at(20)));
    assertEquals(List.of(Verdict.LATE), take(NOW.plusSeconds(60), at(10)));
    assertEquals(at(20), session.last());
    assertNull(session.takeUnsaved(), "the other node keeps it");
  }

  @Test
  void aPhoneWhoseClockIsFastIsShownAtItsArrival() {
    for (int second = 0; second <= 30; second += 10) {
      Instant now = NOW.plusSeconds(second);
      assertEquals(List.of(Verdict.SHOWN), take(now, at(second + 300)));
      session.show(second * 1_000L);
      assertEquals(now.toString(), shown(second / 10).getString("at"));
    }
    assertEquals(List.of(Verdict.DUPLICATE), take(NOW.plusSeconds(35), at(330)), "sent again");
    assertEquals(List.of(Verdict.LATE), take(NOW.plusSeconds(35), at(325)), "it waited");
  }

  @Test
  void aBatchKeepsItsTimesApartWhateverTheClock() {
    Position[] tunnel = new Position[10];
    for (int i = 0; i < 10; i++) {
      tunnel[i] = at(10 * (9 - i) + 300);
    }
    assertEquals(Collections.nCopies(10, Verdict.SHOWN), take(NOW.plusSeconds(90), tunnel));
    session.show(0);
    assertEquals(NOW.plusSeconds(90), session.last().at());
    assertEquals(NOW.toString(), skippedOf(shown(0)).get(0).getString("at"));
  }

  /** First what it kept, of which nothing tells how its clock goes, then where it is. */
  @Test
  void theQueueOfAPhoneWhoseClockIsFastHidesNothingThatFollows() {
    for (int second = -400; second <= 0; second += 10) {
      assertEquals(List.of(Verdict.SHOWN), take(NOW, at(second + 300)), second + " s");
    }
    assertEquals(List.of(Verdict.SHOWN), take(NOW.plusSeconds(10), at(310)));
    Duration off = Duration.between(NOW.plusSeconds(10), session.last().at());
    assertTrue(off.abs().compareTo(PhoneClock.RIGHT) <= 0, off.toString());
  }

  @Test
  void anotherNodeAndTheTableKnowHowThePhonesClockGoes() {
    take(NOW, at(300));
    session.show(0);
    TrackingSession elsewhere = new TrackingSession(order, UUID.randomUUID(), null, published::add);
    elsewhere.heard(published.get(0), 1);
    TrackingSession later =
        new TrackingSession(order, UUID.randomUUID(), session.last(), published::add);
    for (TrackingSession other : List.of(elsewhere, later)) {
      List<Position> again = List.of(at(300), at(280));
      assertEquals(
          List.of(Verdict.LATE, Verdict.DUPLICATE), other.take(again, NOW.plusSeconds(5), 0));
      other.take(List.of(at(308)), NOW.plusSeconds(15), 0);
      assertEquals(NOW.plusSeconds(8), other.last().at());
    }
  }

  @Test
  void aViewerNeverStepsBack() {
    Phone phone = new Phone();
    Viewer viewer = new Viewer(phone);
    for (int second : new int[] {10, 20, 20, 10, 30, 0}) {
      viewer.show(PositionFrame.of(order, at(second), List.of()));
    }
    assertEquals(
        List.of(at(10).at().toString(), at(20).at().toString(), at(30).at().toString()),
        phone.got().stream().map(frame -> frame.getString("at")).toList());
  }

  @Test
  void aSlowPhoneGetsTheNewestWithThePointsItMissed() {
    Phone phone = new Phone();
    Viewer viewer = new Viewer(phone);
    phone.away = true;
    for (int second = 0; second <= 50; second += 10) {
      viewer.show(PositionFrame.of(order, at(second), List.of(at(second - 5))));
    }
    phone.isBack();
    assertEquals(2, phone.got().size(), "the one in flight and the newest");
    JsonObject newest = phone.got().get(1);
    assertEquals(at(50).at().toString(), newest.getString("at"));
    List<Instant> way =
        skippedOf(newest).stream().map(point -> Instant.parse(point.getString("at"))).toList();
    assertEquals(9, way.size(), "four unwritten frames, their skipped points and the newest's");
    assertEquals(way.stream().sorted().toList(), way);
  }

  @Test
  void aLongTunnelIsThinnedToABoundedFrame() {
    Phone phone = new Phone();
    Viewer viewer = new Viewer(phone);
    phone.away = true;
    for (int second = 0; second < 5_000; second++) {
      viewer.show(PositionFrame.of(order, at(second), List.of()));
    }
    phone.isBack();
    int points = skipped(phone.got().get(1));
    assertTrue(points > 20 && points <= 60, points + " points");
  }

  @Test
  void isIdleOnlyWithoutADriversSocket() {
    take(at(0));
    assertFalse(session.isIdle(1_000, 5_000));
    assertTrue(session.isIdle(6_000, 5_000));
    Phone driver = new Phone();
    session.join(driver, 10);
    session.join(driver, 10);
    assertEquals(1, driver.got().size(), "told the interval once");
    assertFalse(session.isIdle(6_000, 5_000));
  }

  @Test
  void aNewSessionIsInUse() {
    assertFalse(session.isIdle(TrackingSessions.millis(), 60_000));
  }

  @Test
  void aLastKnownOfAnyYearIsShown() {
    Instant longAgo = Instant.parse("0001-01-01T00:00:00Z");
    Position kept = new Position(52.5, 13.4, 8.0, 8.0, 0.0, longAgo);
    new TrackingSession(order, UUID.randomUUID(), kept, published::add).showAgain();
    assertEquals(longAgo.toString(), shown(0).getString("at"));
  }
}
