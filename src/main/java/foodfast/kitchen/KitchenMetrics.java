package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** The metrics of the promise that no restaurant misses an order. */
@ApplicationScoped
public class KitchenMetrics {
  @Inject MetricRegistry metrics;

  private volatile long unwatched;

  /** An order has come to that level of its escalation. */
  void escalated(EscalationPolicy.Level level) {
    Metadata counter =
        Metadata.builder()
            .withName("kitchen_escalations")
            .withDescription("Steps taken about orders that nobody answered")
            .build();
    metrics.counter(counter, new Tag("step", level.name())).inc();
  }

  /** A screen has shown an order, that long after it was placed. */
  void received(Duration afterPlacing) {
    metrics.timer("kitchen_placed_to_received").update(afterPlacing);
  }

  /** A person has answered an order, that long after it was placed. */
  void answered(Duration afterPlacing) {
    metrics.timer("kitchen_placed_to_answered").update(afterPlacing);
  }

  void setUnwatched(long restaurants) {
    unwatched = restaurants;
  }

  @Gauge(
      name = "kitchen_open_without_screen",
      unit = "none",
      absolute = true,
      description =
          "Restaurants that take orders while no screen of theirs is connected to any node")
  public long unwatched() {
    return unwatched;
  }
}
