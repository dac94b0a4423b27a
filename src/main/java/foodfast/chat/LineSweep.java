package foodfast.chat;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every three seconds: takes back from agents who are gone, assigns, and renumbers the line. */
@ApplicationScoped
public class LineSweep {
  private static final Logger LOG = LoggerFactory.getLogger(LineSweep.class);

  @Inject AgentDesk desk;
  @Inject PersonalChanges changes;
  @Resource ManagedScheduledExecutorService executor;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(() -> quietly(this::sweep), 3, 3, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(() -> quietly(changes::prune), 10, 60, TimeUnit.MINUTES);
  }

  private void sweep() {
    desk.takeBackFromTheGone();
    desk.assign();
    desk.renumber();
  }

  private static void quietly(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      LOG.debug("the waiting line can't be swept at the moment", e);
    }
  }
}
