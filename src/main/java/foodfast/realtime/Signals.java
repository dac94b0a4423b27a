package foodfast.realtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Topic;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes whoever looks at a topic, on every node, this one included. Never waits for the broker:
 * signals queue for one sender, and while the broker is away or the queue is full they are dropped,
 * for the heartbeat heals what they miss.
 */
@ApplicationScoped
public class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);
  private static final int WAITING_AT_MOST = 50_000;

  @Resource(lookup = "jms/broker")
  ConnectionFactory broker;

  @Resource(lookup = "jms/signals")
  Topic everyNode;

  @Resource ManagedExecutorService executor;
  @Inject Event<Signal> published;

  private final LinkedBlockingQueue<Signal> waiting = new LinkedBlockingQueue<>(WAITING_AT_MOST);
  private final AtomicBoolean sending = new AtomicBoolean();
  private volatile boolean failing;

  /** Publishes after the commit if a transaction is open, else at once; after a rollback, never. */
  public void publish(Signal signal) {
    published.fire(signal);
  }

  void enqueue(@Observes(during = TransactionPhase.AFTER_SUCCESS) Signal signal) {
    waiting.offer(signal);
    startSending();
  }

  private void startSending() {
    if (sending.compareAndSet(false, true)) {
      executor.execute(this::send);
    }
  }

  private void send() {
    try (JMSContext session = broker.createContext()) {
      JMSProducer producer = session.createProducer();
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.setDisableMessageID(true).setDisableMessageTimestamp(true);
      for (Signal next = waiting.poll(); next != null; next = waiting.poll()) {
        producer.send(everyNode, next.encoded());
      }
      failing = false;
    } catch (JMSRuntimeException e) {
      waiting.clear();
      if (!failing) {
        LOG.warn("signals are dropped while the broker is away: {}", e.toString());
      }
      failing = true;
    } finally {
      sending.set(false);
    }
    if (!waiting.isEmpty()) {
      startSending();
    }
  }
}
