package foodfast.realtime;

import foodfast.background.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Makes up for lost signals: every second or more often, one query per kind of topic asks how far
 * each listened-to topic has come, and wakes only those whose listeners are behind.
 */
@ApplicationScoped
public class MissedSignals {
  @Inject Hub hub;
  @Inject @Any Instance<Feed> feeds;

  void start(@Observes Startup startup, Scheduler scheduler) {
    for (Feed feed : feeds) {
      scheduler.every("healing of " + feed.kind(), feed.healedEvery(), () -> heal(feed));
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
