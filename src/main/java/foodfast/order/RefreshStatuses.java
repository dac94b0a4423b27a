package foodfast.order;

import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the known statuses fresh: three times in two seconds one query asks for the versions of all
 * of them; what another node changed is read by the batch, and the polls whose signal was lost are
 * woken.
 */
@ApplicationScoped
public class RefreshStatuses {
  private static final Logger LOG = LoggerFactory.getLogger(RefreshStatuses.class);
  private static final int BATCH = 100;

  @Inject KnownStatuses known;
  @Inject Orders orders;
  @Inject Hub hub;
  @Inject PollFigures figures;
  @Resource ManagedScheduledExecutorService executor;

  private volatile boolean failing;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::refresh, 650, 650, TimeUnit.MILLISECONDS);
  }

  private void refresh() {
    try {
      List<UUID> asked = known.stillAsked();
      if (!asked.isEmpty()) {
        long now = System.nanoTime();
        Map<UUID, Long> versions = orders.versions(asked);
        versions.entrySet().removeIf(e -> known.confirm(e.getKey(), e.getValue(), now));
        catchUp(List.copyOf(versions.keySet()));
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("statuses cannot be refreshed, polls read the table: {}", e.toString());
      }
      failing = true;
    }
  }

  private void catchUp(List<UUID> behind) {
    for (int from = 0; from < behind.size(); from += BATCH) {
      List<UUID> some = behind.subList(from, Math.min(from + BATCH, behind.size()));
      long now = System.nanoTime();
      figures.read(some.size());
      for (KnownStatus status : orders.statuses(some)) {
        known.learn(status, now);
        hub.wake(Signal.hint(KnownStatuses.topic(status.orderId())));
      }
    }
  }
}
