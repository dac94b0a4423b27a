package foodfast;

import foodfast.background.PolledConditions;
import foodfast.background.Scheduler;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Enumeration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * Asks database and broker every other second whether they really answer. Asked in the background,
 * so that a backend which hangs makes the node unready and never the health door slow. An outage is
 * told in the log when it begins and when it ends, here and nowhere else.
 */
@ApplicationScoped
public class BackendProbe {
  private static final Duration AGAIN = Duration.ofSeconds(2);

  @Resource(lookup = "jdbc/foodfast")
  DataSource database;

  @Resource(lookup = "jms/broker")
  ConnectionFactory broker;

  @Resource(lookup = "jms/dead")
  Queue dead;

  @Inject Config config;
  @Inject PolledConditions conditions;

  private BackendAvailability postgres;
  private BackendAvailability artemis;
  private volatile long deadLetters;
  private volatile BooleanSupplier mayAsk = () -> true;

  @PostConstruct
  void meet() {
    postgres = backend("POSTGRES", 15432, this::askDatabase);
    artemis = backend("ARTEMIS", 16161, this::askBroker);
  }

  private BackendAvailability backend(
      String name, int port, BackendAvailability.Question question) {
    return new BackendAvailability(
        config.getOptionalValue(name + "_HOST", String.class).orElse("localhost"),
        config.getOptionalValue(name + "_PORT", Integer.class).orElse(port),
        question);
  }

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.everyFromTheStart("asking the database", AGAIN, () -> ask(postgres)).soon();
    scheduler.everyFromTheStart("asking the broker", AGAIN, () -> ask(artemis)).soon();
  }

  /** Has it ask nobody until that is so; to be said before anybody is asked. */
  public void askOnlyOnce(BooleanSupplier theyStand) {
    mayAsk = theyStand;
  }

  private void ask(BackendAvailability backend) {
    if (mayAsk.getAsBoolean()) {
      backend.ask();
    }
  }

  boolean databaseAnswers() {
    return postgres.answers();
  }

  boolean brokerAnswers() {
    return artemis.answers();
  }

  /** Unless it has just answered what this node's tasks ask it every second. */
  private void askDatabase() throws SQLException {
    if (conditions.answeredWithin(AGAIN)) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      if (!connection.isValid(3)) {
        throw new SQLException("its connections are broken");
      }
    }
  }

  private void askBroker() throws JMSException {
    try (JMSContext session = broker.createContext()) {
      deadLetters = count(session.createBrowser(dead));
    }
  }

  private static long count(QueueBrowser letters) throws JMSException {
    long count = 0;
    for (Enumeration<?> e = letters.getEnumeration(); e.hasMoreElements(); e.nextElement()) {
      count++;
    }
    return count;
  }

  /** 1 while the broker answers, else 0. */
  @Gauge(
      name = "broker_answers",
      unit = "none",
      absolute = true,
      description = "1 while the broker answers, else 0")
  public int brokerAnswersAsFigure() {
    return brokerAnswers() ? 1 : 0;
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
}
