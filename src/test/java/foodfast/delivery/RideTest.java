package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.realtime.Signal;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a ride shows, keeps and hears; and what a viewer makes of it. */
class RideTest {
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
  private static final double METRE = 1 / 111_195.0;

  private final UUID order = UUID.randomUUID();
  private final List<Signal> published = new ArrayList<>();
  private final Ride ride = new Ride(order, UUID.randomUUID(), null, published::add);

  private static Position at(int second) {
    Instant at = NOW.plusSeconds(second);
    return new Position(52.5 + second * 8 * METRE, 13.4, 8.0, 8.0, 0.0, at);
  }

  private void take(Position fix) {
    ride.take(fix, NOW.plusSeconds(3_600), 0);
  }

  private static int skipped(JsonObject frame) {
    return frame.containsKey("skipped") ? frame.getJsonArray("skipped").size() : 0;
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
      ride.show(i * 100);
    }
    ride.show(1_000);
    assertEquals(3, published.size());
    assertEquals(0, skipped(shown(0)));
    assertEquals(4, skipped(shown(1)));
    assertEquals(3, skipped(shown(2)));
    assertEquals(at(9).at().toString(), shown(2).getString("at"));
  }

  @Test
  void nothingNewIsNotShownAgain() {
    take(at(0));
    ride.show(0);
    take(at(0));
    ride.show(5_000);
    assertEquals(1, published.size());
  }

  @Test
  void aNewcomerGetsTheLastOneAgain() {
    ride.showAgain();
    take(at(0));
    ride.show(0);
    ride.showAgain();
    assertEquals(2, published.size());
    assertEquals(shown(0), shown(1));
  }

  @Test
  void isKeptOnceAndATrailPointEveryFifteenSeconds() {
    assertNull(ride.keepsake());
    List<Boolean> trail = new ArrayList<>();
    for (int second = 0; second <= 30; second += 5) {
      take(at(second));
      trail.add(ride.keepsake().trail());
      assertNull(ride.keepsake());
    }
    assertEquals(List.of(true, false, false, true, false, false, true), trail);
  }

  @Test
  void whatCouldNotBeKeptIsTriedAgain() {
    take(at(0));
    ride.keepsake();
    ride.forgetSaved();
    assertEquals(at(0), ride.keepsake().position());
  }

  @Test
  void whatPassedOnAnotherNodeCountsHereToo() {
    LiveFix elsewhere = LiveFix.of(order, at(20), List.of());
    ride.heard(elsewhere.signal(order), 1);
    assertEquals(Verdict.DUPLICATE, ride.take(at(20), NOW.plusSeconds(60), 0));
    assertEquals(Verdict.LATE, ride.take(at(10), NOW.plusSeconds(60), 0));
    assertEquals(at(20), ride.last());
    assertNull(ride.keepsake(), "the other node keeps it");
  }

  @Test
  void aViewerNeverStepsBack() {
    Phone phone = new Phone();
    Viewer viewer = new Viewer(phone);
    for (int second : new int[] {10, 20, 20, 10, 30, 0}) {
      viewer.show(LiveFix.of(order, at(second), List.of()));
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
      viewer.show(LiveFix.of(order, at(second), List.of(at(second - 5))));
    }
    phone.isBack();
    assertEquals(2, phone.got().size(), "the one in flight and the newest");
    JsonObject newest = phone.got().get(1);
    assertEquals(at(50).at().toString(), newest.getString("at"));
    List<Instant> way =
        newest.getJsonArray("skipped").getValuesAs(JsonObject.class).stream()
            .map(point -> Instant.parse(point.getString("at")))
            .toList();
    assertEquals(9, way.size(), "four unwritten frames, their skipped points and the newest's");
    assertEquals(way.stream().sorted().toList(), way);
  }

  @Test
  void aLongTunnelIsThinnedToABoundedFrame() {
    Phone phone = new Phone();
    Viewer viewer = new Viewer(phone);
    phone.away = true;
    for (int second = 0; second < 5_000; second++) {
      viewer.show(LiveFix.of(order, at(second), List.of()));
    }
    phone.isBack();
    int points = skipped(phone.got().get(1));
    assertTrue(points > 20 && points <= 60, points + " points");
  }

  @Test
  void isIdleOnlyWithoutADriversSocket() {
    take(at(0));
    assertFalse(ride.isIdle(1_000, 5_000));
    assertTrue(ride.isIdle(6_000, 5_000));
    Phone driver = new Phone();
    assertTrue(ride.join(driver));
    assertFalse(ride.join(driver));
    assertFalse(ride.isIdle(6_000, 5_000));
  }

  @Test
  void aNewRideIsInUse() {
    assertFalse(ride.isIdle(Rides.millis(), 60_000));
  }

  @Test
  void aLastKnownOfAnyYearIsShown() {
    Instant longAgo = Instant.parse("0001-01-01T00:00:00Z");
    Position kept = new Position(52.5, 13.4, 8.0, 8.0, 0.0, longAgo);
    new Ride(order, UUID.randomUUID(), kept, published::add).showAgain();
    assertEquals(longAgo.toString(), shown(0).getString("at"));
  }
}
