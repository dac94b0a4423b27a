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

/** Rides kept together, when the table refuses one of them. */
@ArquillianTest
class KeepingRidesIT {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

  @Inject RideClock clock;
  @Inject Trails trails;

  @Deployment
  static WebArchive archive() {
    return InContainer.archive();
  }

  private static Ride seenAt(Instant at) {
    Position seen = new Position(52.5, 13.4, 8.0, 5.0, null, at);
    Ride ride = new Ride(UUID.randomUUID(), UUID.randomUUID(), seen, signal -> {});
    ride.forgetSaved();
    return ride;
  }

  @Test
  void oneThatCannotBeKeptDoesNotStopTheOthers() {
    Ride before = seenAt(NOW);
    Ride refused = seenAt(Instant.parse("-5000-01-01T00:00:00Z"));
    Ride after = seenAt(NOW);

    clock.keep(List.of(before, refused, after));

    for (Ride ride : List.of(before, after)) {
      assertEquals(NOW, trails.lastKnown(ride.orderId).orElseThrow().at());
    }
    assertTrue(trails.lastKnown(refused.orderId).isEmpty());
  }
}
