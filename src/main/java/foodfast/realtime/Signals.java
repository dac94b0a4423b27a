package foodfast.realtime;

import foodfast.background.PeriodicTask;
import foodfast.background.Scheduler;
import foodfast.timing.RequestClock;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Wakes whoever looks at a topic, on every node, this one included. Never waits for the broker:
 * signals queue for one sender, and while the broker is away or the queue is full they are dropped,
 * for {@link MissedSignals} makes up for them.
 */
@ApplicationScoped
public class Signals {
  private static final int WAITING_AT_MOST = 50_000;

  @Resource(lookup = "jms/broker")
  ConnectionFactory broker;

  @Resource(lookup = "jms/signals")
  Topic everyNode;

  @Inject Event<Signal> published;
  @Inject Scheduler scheduler;

  private final Queue<Signal> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
  private PeriodicTask sending;
  private boolean broken;

  @PostConstruct
  void start() {
    sending = scheduler.every("signals", Duration.ofSeconds(1), this::send);
  }

  /** Publishes after the commit if a transaction is open, else at once; after a rollback, never. */
  public void publish(Signal signal) {
    published.fire(signal);
  }

  void enqueue(@Observes(during = TransactionPhase.AFTER_SUCCESS) Signal signal) {
    long began = System.nanoTime();
    waiting.offer(signal);
    sending.soon();
    RequestClock.handedOn(began);
  }

  private void send() {
    if (waiting.isEmpty() && !broken) {
      return;
    }
    broken = true;
    try (JMSContext session = broker.createContext()) {
      JMSProducer producer = session.createProducer();
      producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      producer.setDisableMessageID(true).setDisableMessageTimestamp(true);
      for (Signal next = waiting.poll(); next != null; next = waiting.poll()) {
        producer.send(everyNode, next.encoded());
      }
      broken = false;
    } finally {
      if (broken) {
        waiting.clear();
      }
    }
  }
}
