package foodfast.payment;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the provider what was decided, until it has heard everything; no lock is held meanwhile.
 */
@ApplicationScoped
public class TellProvider {
  private static final Logger LOG = LoggerFactory.getLogger(TellProvider.class);

  @Inject PaymentSteps steps;
  @Inject ReleaseOrphans releaseOrphans;
  @Inject CardVault vault;
  @Resource ManagedScheduledExecutorService scheduler;

  void start(@Observes Startup startup) {
    scheduler.scheduleWithFixedDelay(this::tellAll, 2, 1, TimeUnit.SECONDS);
    scheduler.scheduleWithFixedDelay(this::sweep, 30, 30, TimeUnit.SECONDS);
  }

  private void tellAll() {
    try {
      List<PaymentStep> some = steps.take();
      while (!some.isEmpty()) {
        some.forEach(this::tell);
        some = steps.take();
      }
    } catch (RuntimeException e) {
      LOG.debug("payment steps can't be read at the moment", e);
    }
  }

  private void tell(PaymentStep step) {
    try {
      switch (step.kind()) {
        case CAPTURE -> vault.capture(step.orderId());
        case RELEASE -> vault.release(step.orderId());
        case REFUND -> vault.refund(step.orderId(), step.id(), step.amount());
      }
      steps.done(step.id());
    } catch (RuntimeException e) {
      LOG.warn("{} of order {} will be told again: {}", step.kind(), step.orderId(), e.toString());
    }
  }

  private void sweep() {
    try {
      releaseOrphans.release();
    } catch (RuntimeException e) {
      LOG.debug("authorisations can't be swept at the moment", e);
    }
  }
}
