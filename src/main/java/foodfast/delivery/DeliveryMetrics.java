package foodfast.delivery;

import foodfast.delivery.PositionGate.Verdict;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** What is tracked here: fixes by what the gate said to them, sessions, viewers. */
@ApplicationScoped
public class DeliveryMetrics {
  @Inject MetricRegistry metrics;
  @Inject TrackingSessions sessions;
  @Inject ViewerPresence presence;

  private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);

  @PostConstruct
  void register() {
    for (Verdict verdict : Verdict.values()) {
      Tag rule = new Tag("verdict", verdict.name().toLowerCase(Locale.ROOT));
      counters.put(verdict, metrics.counter("delivery_fixes", rule));
    }
    metrics.gauge("delivery_rides", () -> sessions.all().size());
    metrics.gauge("delivery_viewers", presence::count);
  }

  /** There before the first fix comes, so that nobody takes what is not measured for nothing. */
  void start(@Observes Startup startup) {}

  void count(Verdict verdict) {
    counters.get(verdict).inc();
  }
}
