package foodfast;

import foodfast.background.Scheduler;
import foodfast.order.StatusCache;
import foodfast.outbox.Outbox;
import foodfast.realtime.Connections;
import foodfast.realtime.LongPoll;
import foodfast.realtime.StreamThreadPools;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** The metrics of this node at {@code /metrics}; docs/operations.md says what to watch. */
@ApplicationScoped
public class NodeMetrics {
  @Inject MetricRegistry registry;
  @Inject LongPoll longPoll;
  @Inject Connections connections;
  @Inject StreamThreadPools threads;
  @Inject StatusCache known;
  @Inject Outbox outbox;

  /** Counted in the background, so that asking for figures never waits for the database. */
  private volatile long waiting;

  void start(@Observes Startup startup, Scheduler scheduler) {
    registry.gauge("sleeping_polls", longPoll, LongPoll::count);
    registry.gauge("open_connections", connections, Connections::count);
    registry.gauge("held_places", connections, Connections::heldPlaces);
    registry.gauge("busy_stream_threads", threads, StreamThreadPools::busy);
    registry.gauge("known_statuses", known, StatusCache::count);
    registry.gauge("outbox_waiting", () -> waiting);
    scheduler.every("figures", Duration.ofSeconds(5), () -> waiting = outbox.waiting());
  }
}
