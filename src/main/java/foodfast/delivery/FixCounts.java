package foodfast.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the fixes by what the gate said to them. */
@ApplicationScoped
public class FixCounts {
  @Inject MetricRegistry metrics;
  @Inject Rides rides;
  @Inject Watchers watchers;

  private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);

  @PostConstruct
  void register() {
    for (Verdict verdict : Verdict.values()) {
      Tag rule = new Tag("verdict", verdict.name().toLowerCase(Locale.ROOT));
      counters.put(verdict, metrics.counter("delivery_fixes", rule));
    }
    metrics.gauge("delivery_rides", () -> rides.all().size());
    metrics.gauge("delivery_viewers", watchers::count);
  }

  void count(Verdict verdict) {
    counters.get(verdict).inc();
  }
}
