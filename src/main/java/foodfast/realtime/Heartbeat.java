package foodfast.realtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heals lost signals: every second, one query per kind of topic asks how far each listened-to topic
 * has come, and wakes only those whose listeners are behind.
 */
@ApplicationScoped
public class Heartbeat {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

  @Inject Hub hub;
  @Inject @Any Instance<Feed> feeds;
  @Resource ManagedScheduledExecutorService executor;

  private volatile boolean failing;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::beat, 1, 1, TimeUnit.SECONDS);
  }

  void beat() {
    try {
      feeds.forEach(this::heal);
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn(
            "the heartbeat cannot read the tables, tried again every second: {}", e.toString());
      }
      failing = true;
    }
  }

  void heal(Feed feed) {
    List<String> ids = hub.ids(feed.kind());
    if (ids.isEmpty()) {
      return;
    }
    feed.heads(ids)
        .forEach(
            (id, head) -> {
              Topic topic = Topic.of(feed.kind(), id);
              if (hub.isBehind(topic, head)) {
                hub.wake(Signal.hint(topic));
              }
            });
  }
}
