package foodfast.chat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which agents have a socket open on this node; every 15 s their rows say so. A drop shorter than
 * two minutes is therefore not noticed by anybody.
 */
@ApplicationScoped
public class Presence {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

  @Inject Agents agents;
  @Inject AgentDesk desk;
  @Inject Followed followed;
  @Resource ManagedScheduledExecutorService executor;

  private final Set<ChatVisit> here = ConcurrentHashMap.newKeySet();

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::beat, 15, 15, TimeUnit.SECONDS);
  }

  /** An agent's socket is open until it closes. */
  void enter(ChatVisit visit) {
    here.add(visit);
    visit.sink.onClose(() -> here.remove(visit));
  }

  /** They are there, and may get what waits. */
  void announce(ChatVisit visit) {
    agents.seen(List.of(visit.person.account()), desk.now());
    desk.assign();
  }

  private void beat() {
    try {
      if (!here.isEmpty()) {
        agents.seen(
            here.stream().map(visit -> visit.person.account()).distinct().toList(), desk.now());
        here.forEach(followed::letGo);
      }
    } catch (RuntimeException e) {
      LOG.debug("agents can't be told present at the moment", e);
    }
  }
}
