package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.Figures;
import foodfast.kit.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The marker on a bad day: fixes every 12 s, some lost, swapped or doubled, one 5 km off. They pass
 * the real gate into the real animator, in a browser whose time is the test's.
 */
class MarkerIT {
  @RegisterExtension static final Chromium chromium = new Chromium();

  private static final Instant START = Instant.parse("2026-05-01T12:00:00Z");
  private static final double METRE = 1 / 111_195.0;
  private static final double SPEED = 8;
  private static final int FIXES = 60;

  /** Samples the marker ten times a second; the longest way back, the longest stand, leaps. */
  private static final String WATCH =
      """
      async ({frames, corners, end}) => {
        const { animator } = await import('/js/animator.js');
        const { distance, way } = await import('/js/geo.js');
        const path = way(corners);
        const marks = [];
        for (let m = 0; m <= path.length; m += 1) marks.push(path.at(m));
        let hint = 0;
        const progress = (here) => {
          let best = hint;
          for (let m = Math.max(0, hint - 150); m < Math.min(marks.length, hint + 400); m += 1)
            if (distance(here, marks[m]) < distance(here, marks[best])) best = m;
          return (hint = best);
        };
        const marker = animator();
        const seen = {back: 0, stand: 0, leap: 0, off: 0, lag: 0, moved: 0, stale: 0};
        let far = 0, before = null, stoodAt = null, stoodSince = 0, next = 0;
        for (let now = frames[0].now; now <= end; now += 100) {
          while (next < frames.length && frames[next].now <= now) marker.fix(frames[next++].frame, now);
          const here = marker.at(now);
          const done = progress(here);
          far = Math.max(far, done);
          seen.back = Math.max(seen.back, far - done);
          seen.off = Math.max(seen.off, distance(here, marks[done]));
          if (before) seen.leap = Math.max(seen.leap, distance(before, here));
          before = here;
          if (here.stale) seen.stale += 0.1;
          if (here.stale || !stoodAt || distance(here, stoodAt) > 0.5) { stoodAt = here; stoodSince = now; }
          seen.stand = Math.max(seen.stand, (now - stoodSince) / 1000);
          seen.lag = Math.max(seen.lag, Math.min(path.length, (now - frames[0].now) / 1000 * 8) - done);
        }
        seen.moved = far;
        return seen;
      }
      """;

  private final List<Position> corners = new ArrayList<>();
  private final Random random = new Random(7);

  private record Sent(Position fix, Instant arrival) {}

  /** A way with turns, as one long street folded at its corners. */
  private Position on(double metres, Instant at) {
    double left = metres;
    double north = 0;
    double east = 0;
    double[][] legs = {{400, 1, 0}, {350, 0, 1}, {900, 1, 0}, {600, 0, -1}, {5_000, 1, 0}};
    double heading = 0;
    for (double[] leg : legs) {
      double part = Math.min(left, leg[0]);
      north += part * leg[1];
      east += part * leg[2];
      heading = leg[1] == 1 ? 0 : leg[2] == 1 ? 90 : 270;
      left -= part;
      if (left <= 0) {
        break;
      }
    }
    double lat = 52.5 + north * METRE;
    double lng = 13.4 + east * METRE / Math.cos(Math.toRadians(52.51));
    return new Position(lat, lng, 8.0, SPEED, heading, at);
  }

  private List<Sent> feed() {
    List<Sent> feed = new ArrayList<>();
    for (int i = 0; i < FIXES; i++) {
      Instant at = START.plusSeconds(12L * i);
      Position fix = on(12 * i * SPEED, at);
      Instant arrival = at.plusMillis(100 + random.nextInt(1_500));
      boolean lost = i == 9 || i == 22 || i == 40 || i == 41;
      if (i == 30) {
        fix = new Position(fix.lat() + 5_000 * METRE, fix.lng(), 8.0, SPEED, 0.0, at);
      }
      if (i == 16) {
        arrival = at.plusMillis(13_000);
      }
      if (!lost) {
        feed.add(new Sent(fix, arrival));
      }
      if (i % 13 == 5) {
        feed.add(new Sent(fix, arrival.plusMillis(700)));
      }
    }
    feed.sort(Comparator.comparing(Sent::arrival));
    return feed;
  }

  @Test
  void itNeverStepsBackAndNeverStandsWhileFixesAreFresh() {
    PositionGate gate = new PositionGate(null);
    UUID order = UUID.randomUUID();
    StringBuilder frames = new StringBuilder();
    int refused = 0;
    for (Sent sent : feed()) {
      if (gate.judge(sent.fix(), sent.arrival()).isAccepted()) {
        String frame = PositionFrame.of(order, gate.last(), List.of()).json();
        frames.append(frames.isEmpty() ? "" : ",");
        frames.append("{\"now\":" + sent.arrival().toEpochMilli() + ",\"frame\":" + frame + "}");
      } else {
        refused++;
      }
    }
    for (double metres = 0; metres <= 12 * FIXES * SPEED; metres += 50) {
      corners.add(on(metres, START));
    }
    long end = START.plus(Duration.ofSeconds(12L * FIXES)).toEpochMilli();

    Map<?, ?> seen = watched("[" + frames + "]", end);

    Figures.tell("the marker on a bad day: %s, refused by the gate: %d", seen, refused);
    assertEquals(7, refused, "five doubled, one late, one 5 km off");
    assertTrue(number(seen, "back") <= 20, "went back: " + seen);
    assertTrue(number(seen, "stand") <= 3, "stood still: " + seen);
    assertTrue(number(seen, "leap") < 10, "leapt: " + seen);
    assertTrue(number(seen, "off") < 35, "cut a corner by more than fixes 96 m apart do: " + seen);
    assertTrue(number(seen, "moved") > 12 * (FIXES - 4) * SPEED, "came along: " + seen);
  }

  /**
   * Twenty metres every ten seconds, from 179.999 east to 179.999 west: how far between samples.
   */
  private static final String CROSS =
      """
      async () => {
        const { animator } = await import('/js/animator.js');
        const { distance, wrap } = await import('/js/geo.js');
        const marker = animator();
        const fix = (i) => ({ lat: -17, lng: wrap(179.999 + i * 0.0002), at: new Date(i * 10000).toISOString(), speed: 2 });
        let before = null, leap = 0, way = 0;
        for (let now = 0; now <= 120000; now += 100) {
          if (now % 10000 === 0 && now <= 100000) marker.fix(fix(now / 10000), now);
          const here = marker.at(now);
          if (before) (leap = Math.max(leap, distance(before, here))), (way += distance(before, here));
          before = here;
        }
        return { leap, way, left: distance(before, fix(10)) };
      }
      """;

  @Test
  void itCrossesThe180thMeridianTheShortWay() {
    Page page = chromium.window(Platform.running().nodeA());
    page.navigate("/login.html");
    Map<?, ?> seen = (Map<?, ?>) page.evaluate(CROSS);
    assertTrue(number(seen, "leap") < 1, "leapt: " + seen);
    assertEquals(213, number(seen, "way"), 20, "ten times 21 m: " + seen);
    assertTrue(number(seen, "left") < 16, "came along: " + seen);
  }

  private Map<?, ?> watched(String frames, long end) {
    StringBuilder street = new StringBuilder();
    for (Position corner : corners) {
      street.append(street.isEmpty() ? "" : ",").append(corner.point().build());
    }
    String argument =
        "{\"frames\":" + frames + ",\"corners\":[" + street + "],\"end\":" + end + "}";
    Page page = chromium.window(Platform.running().nodeA());
    page.navigate("/login.html");
    return (Map<?, ?>) page.evaluate("async text => (" + WATCH + ")(JSON.parse(text))", argument);
  }

  private static double number(Map<?, ?> seen, String name) {
    return ((Number) seen.get(name)).doubleValue();
  }
}
