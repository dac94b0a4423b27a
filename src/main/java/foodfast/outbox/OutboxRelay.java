package foodfast.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries facts from the table to the broker: at once after a commit, every second to be safe. */
@ApplicationScoped
public class OutboxRelay {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

  @Inject Outbox outbox;
  @Inject OutboxSender sender;
  @Resource ManagedScheduledExecutorService executor;

  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean failing;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::wake, 1, 1, TimeUnit.SECONDS);
  }

  void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxEntry entry) {
    wake();
  }

  /** Has the table looked at soon; returns at once. */
  void wake() {
    asked.set(true);
    if (running.compareAndSet(false, true)) {
      executor.execute(this::relay);
    }
  }

  private void relay() {
    try {
      while (asked.getAndSet(false)) {
        while (outbox.handTo(sender::send) == Outbox.BATCH) {
          // as long as full batches come
        }
        failing = false;
      }
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("facts wait, tried again every second: {}", e.toString());
      }
      failing = true;
    } finally {
      running.set(false);
    }
    if (asked.get() && !failing) {
      wake();
    }
  }
}
