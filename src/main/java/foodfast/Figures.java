package foodfast;

import foodfast.order.KnownStatuses;
import foodfast.outbox.Outbox;
import foodfast.realtime.Connections;
import foodfast.realtime.LongPoll;
import foodfast.realtime.StreamThreads;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures of this node at {@code /metrics}; docs/operations.md says what to watch. */
@ApplicationScoped
public class Figures {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);

  @Inject MetricRegistry registry;
  @Inject LongPoll longPoll;
  @Inject Connections connections;
  @Inject StreamThreads threads;
  @Inject KnownStatuses known;
  @Inject Outbox outbox;
  @Resource ManagedScheduledExecutorService executor;

  private volatile long waiting;

  void start(@Observes Startup startup) {
    threads.busy(); // makes the pool here, where its thread factory can be looked up
    registry.gauge("sleeping_polls", longPoll, LongPoll::count);
    registry.gauge("open_connections", connections, Connections::count);
    registry.gauge("busy_stream_threads", threads, StreamThreads::busy);
    registry.gauge("known_statuses", known, KnownStatuses::count);
    registry.gauge("outbox_waiting", () -> waiting);
    executor.scheduleWithFixedDelay(this::count, 5, 5, TimeUnit.SECONDS);
  }

  /** In the background, so that asking for figures never waits for the database. */
  private void count() {
    try {
      waiting = outbox.waiting();
    } catch (RuntimeException e) {
      LOG.debug("the outbox can't be counted at the moment", e);
    }
  }
}
