package foodfast.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets replies once nobody may ask for them again. */
@ApplicationScoped
public class ReplySweep {
  private static final Logger LOG = LoggerFactory.getLogger(ReplySweep.class);

  @Inject ReplyClaims claims;
  @Resource ManagedScheduledExecutorService scheduler;

  void start(@Observes Startup startup) {
    scheduler.scheduleWithFixedDelay(this::sweep, 7, 60, TimeUnit.MINUTES);
  }

  private void sweep() {
    try {
      claims.sweep();
    } catch (RuntimeException e) {
      LOG.warn("old replies can't be swept at the moment: {}", e.toString());
    }
  }
}
