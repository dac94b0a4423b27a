package foodfast;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * Asks database and broker every other second whether they really answer. Asked in the background,
 * so that a partner which hangs makes the node unready and never the health door slow.
 */
@ApplicationScoped
public class Probe {
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(6);

  @Resource(lookup = "jdbc/foodfast")
  DataSource database;

  @Resource(lookup = "jms/broker")
  ConnectionFactory broker;

  @Resource(lookup = "jms/dead")
  Queue dead;

  @Resource ManagedScheduledExecutorService executor;

  private final AtomicLong databaseAnswered = new AtomicLong(Long.MIN_VALUE);
  private final AtomicLong brokerAnswered = new AtomicLong(Long.MIN_VALUE);

  private volatile long deadLetters;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::askDatabase, 0, 2, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(this::askBroker, 0, 2, TimeUnit.SECONDS);
  }

  boolean databaseAnswers() {
    return isRecent(databaseAnswered.get());
  }

  boolean brokerAnswers() {
    return isRecent(brokerAnswered.get());
  }

  private void askDatabase() {
    try (Connection connection = database.getConnection()) {
      databaseAnswered.set(connection.isValid(3) ? System.nanoTime() : Long.MIN_VALUE);
    } catch (SQLException e) {
      databaseAnswered.set(Long.MIN_VALUE);
    }
  }

  private void askBroker() {
    try (JMSContext session = broker.createContext()) {
      deadLetters = count(session.createBrowser(dead));
      brokerAnswered.set(System.nanoTime());
    } catch (JMSRuntimeException | JMSException e) {
      brokerAnswered.set(Long.MIN_VALUE);
    }
  }

  private static long count(QueueBrowser letters) throws JMSException {
    long count = 0;
    for (Enumeration<?> e = letters.getEnumeration(); e.hasMoreElements(); e.nextElement()) {
      count++;
    }
    return count;
  }

  /** Messages that failed ten times and wait for a person. */
  @Gauge(
      name = "broker_dead_letters",
      unit = "none",
      absolute = true,
      description = "Messages that failed ten times and wait for a person")
  public long deadLetters() {
    return deadLetters;
  }

  private static boolean isRecent(long answered) {
    return answered != Long.MIN_VALUE && System.nanoTime() - answered < STALE_NANOS;
  }
}
