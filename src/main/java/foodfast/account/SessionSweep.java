package foodfast.account;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets sessions, refresh tokens and tickets that nobody can use any more. */
@ApplicationScoped
public class SessionSweep {
  private static final Logger LOG = LoggerFactory.getLogger(SessionSweep.class);

  @Inject Sessions sessions;
  @Resource ManagedScheduledExecutorService scheduler;

  void start(@Observes Startup startup) {
    scheduler.scheduleWithFixedDelay(this::sweep, 9, 60, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      sessions.sweep();
    } catch (RuntimeException e) {
      LOG.warn("old sessions can't be swept at the moment: {}", e.toString());
    }
  }
}
