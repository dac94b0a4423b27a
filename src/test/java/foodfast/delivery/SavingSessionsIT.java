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

/** Positions saved together, when the table refuses one of them. */
@ArquillianTest
class SavingSessionsIT {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Inject TrackingPeriodicTasks tasks;
  @Inject Positions trails;

  @Deployment
  static WebArchive archive() {
    return InContainer.archive();
  }

  private static TrackingSession seenAt(Instant at) {
    Position seen = new Position(52.5, 13.4, 8.0, 5.0, null, at);
    TrackingSession session =
        new TrackingSession(UUID.randomUUID(), UUID.randomUUID(), seen, signal -> {});
    session.forgetSaved();
    return session;
  }

  @Test
  void oneThatCannotBeSavedDoesNotStopTheOthers() {
    TrackingSession before = seenAt(NOW);
    TrackingSession refused = seenAt(Instant.parse("-5000-01-01T00:00:00Z"));
    TrackingSession after = seenAt(NOW);

    tasks.save(List.of(before, refused, after));

    for (TrackingSession session : List.of(before, after)) {
      assertEquals(NOW, trails.lastKnown(session.orderId).orElseThrow().at());
    }
    assertTrue(trails.lastKnown(refused.orderId).isEmpty());
  }
}
