package foodfast.order;

import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import foodfast.realtime.Topic;
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
  @Inject StatusRows rows;
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
        Map<UUID, Long> versions = rows.versions(asked);
        catchUp(asked.stream().filter(id -> isBehind(id, versions.get(id), now)).toList());
        versions.forEach(this::wake);
      }
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("statuses cannot be refreshed, polls read the table: {}", e.toString());
      }
      failing = true;
    }
  }

  private boolean isBehind(UUID order, Long version, long now) {
    return version != null && !known.confirm(order, version, now);
  }

  private void catchUp(List<UUID> behind) {
    for (int from = 0; from < behind.size(); from += BATCH) {
      List<UUID> some = behind.subList(from, Math.min(from + BATCH, behind.size()));
      long now = System.nanoTime();
      figures.read(some.size());
      rows.statuses(some).forEach(status -> known.learn(status, now));
    }
  }

  private void wake(UUID order, long version) {
    Topic topic = KnownStatuses.topic(order);
    if (hub.isBehind(topic, version)) {
      hub.wake(Signal.hint(topic));
    }
  }
}
