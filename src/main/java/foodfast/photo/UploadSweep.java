package foodfast.photo;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has uploads swept, on every node: what one holds, the others pass over. */
@ApplicationScoped
public class UploadSweep {
  private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

  @Inject SweepUploads sweep;
  @Resource ManagedScheduledExecutorService executor;

  private volatile boolean failing;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(() -> run(sweep::removeExpired), 10, 10, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(() -> run(sweep::callAgain), 15, 15, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(() -> run(sweep::forget), 1, 60, TimeUnit.MINUTES);
  }

  private void run(Consumer<Instant> task) {
    try {
      task.accept(Instant.now());
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("uploads can't be swept, tried again: {}", e.toString());
      }
      failing = true;
    }
  }
}
