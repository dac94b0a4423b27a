package foodfast.payment;

import foodfast.background.PolledConditions;
import foodfast.background.Scheduler;
import foodfast.background.TransientFailures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the provider what was decided, until it has heard everything; no lock is held meanwhile.
 */
@ApplicationScoped
public class ProviderRelay {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderRelay.class);

  @Inject ProviderInstructions instructions;
  @Inject Payments payments;
  @Inject PaymentGateway gateway;

  private boolean failing;

  void start(@Observes Startup startup, Scheduler scheduler, PolledConditions conditions) {
    Duration second = Duration.ofSeconds(1);
    conditions.every("payment steps", second, ProviderInstructions.ANY_DUE, this::tellAll);
    scheduler.every("orphaned payments", Duration.ofSeconds(30), payments::releaseAbandoned);
  }

  private void tellAll() {
    List<ProviderInstructions.Instruction> some = instructions.take();
    while (!some.isEmpty()) {
      failing = some.stream().filter(instruction -> !tell(instruction)).count() > 0;
      some = instructions.take();
    }
  }

  /** Whether the provider heard it; the first of several that fail in a row is logged. */
  private boolean tell(ProviderInstructions.Instruction told) {
    try {
      switch (told.kind()) {
        case CAPTURE -> gateway.capture(told.orderId());
        case RELEASE -> gateway.release(told.orderId());
        case REFUND -> gateway.refund(told.orderId(), told.id(), told.amount());
      }
      instructions.done(told.id());
      return true;
    } catch (RuntimeException e) {
      if (!failing && !TransientFailures.isBehind(e)) {
        LOG.warn(
            "{} of order {} will be told again: {}", told.kind(), told.orderId(), e.toString());
      }
      failing = true;
      return false;
    }
  }
}
