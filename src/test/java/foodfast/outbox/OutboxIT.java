package foodfast.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Eventually;
import foodfast.kit.InContainer;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Queue;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A fact leaves if and only if the transaction that told it commits; once. */
@ArquillianTest
class OutboxIT {
  private static final long LONG_ENOUGH = 20_000;
  private static final long A_WHILE = 1_500;

  /** A fact that only this test knows; its queue is defined for the nodes of tests. */
  public record Noted(String text) {}

  @Inject Outbox outbox;
  @Inject UserTransaction transaction;

  @Deployment
  static WebArchive archive() {
    return InContainer.archive(Eventually.class);
  }

  @Test
  void onlyWhatIsCommittedLeaves() throws Exception {
    transaction.begin();
    outbox.append(new Noted("never happened"));
    transaction.rollback();
    transaction.begin();
    outbox.append(new Noted("happened"));
    transaction.commit();

    List<String> left = received(2);

    assertEquals(1, left.size(), left::toString);
    assertTrue(left.get(0).contains("\"happened\""), left::toString);
    Eventually.within(Duration.ofSeconds(20)).holds("it is forgotten", () -> outbox.waiting() == 0);
  }

  @Test
  void nothingLeavesBeforeTheCommit() throws Exception {
    transaction.begin();
    outbox.append(new Noted("in time"));
    try (JMSContext session = broker().createContext();
        JMSConsumer consumer = session.createConsumer(queue())) {
      assertNull(consumer.receive(A_WHILE));
    }
    transaction.commit();

    assertEquals(1, received(1).size());
  }

  @Test
  void withoutATransactionThereIsNothingToPromise() {
    assertThrows(TransactionalException.class, () -> outbox.append(new Noted("to nobody")));
  }

  /** Up to so many messages: the first may take its time, another would come close behind. */
  private static List<String> received(int most) throws Exception {
    try (JMSContext session = broker().createContext();
        JMSConsumer consumer = session.createConsumer(queue())) {
      String first = consumer.receiveBody(String.class, LONG_ENOUGH);
      String next = most > 1 ? consumer.receiveBody(String.class, A_WHILE) : null;
      return Stream.of(first, next).filter(body -> body != null).toList();
    }
  }

  private static ConnectionFactory broker() throws Exception {
    return InitialContext.doLookup("jms/broker");
  }

  private static Queue queue() throws Exception {
    return InitialContext.doLookup("jms/Noted");
  }
}
