package foodfast.overview;

import foodfast.background.Scheduler;
import foodfast.overview.OpenOrders.CityOrders;
import foodfast.overview.Overview.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The last hour in samples, taken every ten seconds for all viewers together. */
@ApplicationScoped
public class OverviewHistory {
  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final long MOST = Duration.ofHours(1).dividedBy(AGAIN);

  @Inject OpenOrders orders;
  @Inject MetricRegistry metrics;

  private volatile Overview latest =
      new Overview(0, Instant.EPOCH, List.of(), List.of(), List.of());

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every("overview", AGAIN, this::take).soon();
  }

  Overview latest() {
    return latest;
  }

  private void take() {
    Overview before = latest;
    OpenOrders.Counts counts = orders.counts();
    List<CityOrders> open = counts.byCity();
    Sample sample =
        new Sample(
            before.sample() + 1,
            Instant.now(),
            open.stream().mapToLong(CityOrders::orders).sum(),
            open.stream()
                .filter(one -> one.status().equals("PLACED"))
                .mapToLong(CityOrders::orders)
                .sum(),
            gauge("sleeping_polls"),
            gauge("open_connections"),
            gauge("chat_sockets_open"),
            gauge("delivery_viewers"),
            gauge("delivery_rides"),
            gauge("outbox_waiting"),
            gauge("broker_dead_letters"),
            counts.waitingChats(),
            counts.supportTasks());
    List<Sample> samples =
        Stream.concat(
                before.samples().stream().skip(Math.max(0, before.samples().size() + 1 - MOST)),
                Stream.of(sample))
            .toList();
    latest = new Overview(sample.sample(), sample.at(), open, counts.unanswered(), samples);
  }

  /** A gauge of this node; one that nobody has begun to measure is zero. */
  private long gauge(String name) {
    Gauge<?> gauge = metrics.getGauge(new MetricID(name));
    return gauge == null ? 0 : gauge.getValue().longValue();
  }
}
