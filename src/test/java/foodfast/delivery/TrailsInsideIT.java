package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.InContainer;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The sweep under a clock of the test's own, on the real tables. */
@ArquillianTest
class TrailsInsideIT {
  /** In ten days, so that the node's own sweep leaves it alone. */
  private static final Instant START =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(10, ChronoUnit.DAYS);

  @Inject Positions trails;
  @Inject TrackingPeriodicTasks tasks;

  @Deployment
  static WebArchive archive() {
    return InContainer.archive();
  }

  private final UUID order = UUID.randomUUID();
  private final UUID driver = UUID.randomUUID();

  private void keep(int second) {
    Instant at = START.plusSeconds(second);
    Position fix = new Position(52.51234 + second * 1e-5, 13.41234, 8.0, 5.0, null, at);
    trails.save(List.of(new TrackingSession.Unsaved(order, driver, fix, true)));
  }

  private void sweepAt(Instant now) {
    tasks.sweep(now);
  }

  @Test
  void theLastKnownNeverStepsBackAndTheTrailIsGoneADayAfterTheEnd() {
    for (int second : new int[] {0, 15, 30, 45, 60, 75, 90, 30}) {
      keep(second);
    }
    assertEquals(START.plusSeconds(90), trails.lastKnown(order).orElseThrow().at());
    assertEquals(7, trails.pointsOf(driver).size());

    trails.end(order, START.plusSeconds(100));
    assertTrue(trails.lastKnown(order).isEmpty(), "nothing is shown after the end");
    assertEquals(2, trails.pointsOf(driver).size(), "one a minute");
    assertEquals(52.512, (double) ((Object[]) trails.pointsOf(driver).get(0))[2], 1e-9);
    keep(120);
    assertTrue(trails.lastKnown(order).isEmpty(), "a late one changes nothing");
    assertEquals(2, trails.pointsOf(driver).size());

    Instant aDayLater = START.plusSeconds(100).plus(TrackingPeriodicTasks.RETENTION);
    sweepAt(aDayLater);
    assertEquals(2, trails.pointsOf(driver).size());
    sweepAt(aDayLater.plusMillis(1));
    assertEquals(0, trails.pointsOf(driver).size());
  }

  @Test
  void aDriverWhoLeavesTakesTheTrailsAlong() {
    keep(0);
    trails.erase(driver);
    assertEquals(0, trails.pointsOf(driver).size());
    assertTrue(trails.lastKnown(order).isEmpty());
  }
}
