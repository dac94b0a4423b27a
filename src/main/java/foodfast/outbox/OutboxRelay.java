package foodfast.outbox;

import foodfast.background.PeriodicTask;
import foodfast.background.PolledConditions;
import foodfast.background.Scheduler;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Carries facts to the broker: those of this node from memory, as soon as they are committed; from
 * the table whatever is still there two seconds later, because the broker was away or a node died.
 * What the broker has is forgotten soon after, all at once.
 */
@ApplicationScoped
public class OutboxRelay {
  private static final int AT_MOST = 10_000;

  @Resource(lookup = "jms/broker")
  ConnectionFactory broker;

  @Inject Outbox outbox;

  /** This bean by way of the container, which suspends the transaction. */
  @Inject OutboxRelay suspending;

  /** Committed here and not sent yet; what finds no room is left behind in the table. */
  private final BlockingQueue<OutboxEntry> fresh = new ArrayBlockingQueue<>(AT_MOST);

  /** Sent and not forgotten yet; what finds no room is sent again from the table. */
  private final BlockingQueue<UUID> sent = new ArrayBlockingQueue<>(AT_MOST);

  private PeriodicTask sending;

  void start(@Observes Startup startup, Scheduler scheduler, PolledConditions conditions) {
    Duration second = Duration.ofSeconds(1);
    sending = scheduler.every("outbox", second, this::sendFresh);
    scheduler.every("outbox sent", Duration.ofMillis(500), this::forgetSent);
    conditions.every("outbox left", second, Outbox.SOME_LEFT, this::sendLeft);
  }

  void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxEntry entry) {
    fresh.offer(entry);
    sending.soon();
  }

  private void sendFresh() {
    List<OutboxEntry> some = new ArrayList<>();
    while (fresh.drainTo(some, Outbox.BATCH) > 0) {
      sendOrLeave(some);
      some.forEach(entry -> sent.offer(entry.id()));
      some.clear();
    }
  }

  /** If the broker is away all of them are left to the table, so that none is sent twice. */
  private void sendOrLeave(List<OutboxEntry> some) {
    try {
      send(some);
    } catch (RuntimeException e) {
      fresh.clear();
      throw e;
    }
  }

  private void forgetSent() {
    List<UUID> some = new ArrayList<>();
    if (sent.drainTo(some) > 0) {
      outbox.forget(some);
    }
  }

  private void sendLeft() {
    while (outbox.handTo(suspending::send) == Outbox.BATCH) {
      // as long as full batches come
    }
  }

  /** Outside the database's transaction: no two-phase commit between the two. */
  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public void send(List<OutboxEntry> entries) {
    try (JMSContext session = broker.createContext()) {
      for (OutboxEntry entry : entries) {
        TextMessage message = session.createTextMessage(entry.body());
        message.setStringProperty("_AMQ_DUPL_ID", entry.id().toString());
        session
            .createProducer()
            .setDeliveryMode(DeliveryMode.PERSISTENT)
            .setDeliveryDelay(entry.delayMillis())
            .send(entry.queue(), message);
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
