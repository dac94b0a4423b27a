package foodfast.kit;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Hears a copy of every message that nodes put on the broker's queues and topic, and holds it
 * against the AsyncAPI document.
 */
final class BrokerTap implements AutoCloseable {
  private static final String COPIES = "overheard";
  private static final String ORIGIN = "_AMQ_ORIG_ADDRESS";

  private static final int PATIENCE_MILLIS = 5_000;

  private final ActiveMQConnectionFactory factory;

  /** Begins to listen; the broker runs. */
  BrokerTap(LocalBroker broker) {
    factory = new ActiveMQConnectionFactory("tcp://localhost:" + broker.port());
    factory.setCallTimeout(PATIENCE_MILLIS);
    try {
      Connection line = factory.createConnection("foodfast", "");
      Session session = line.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
      session.createConsumer(session.createTopic(COPIES)).setMessageListener(BrokerTap::check);
      line.start();
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
    QueueMessages.addresses().forEach(address -> broker.copies(address, COPIES));
  }

  private static void check(Message message) {
    try {
      Contract.ofMessage(message.getStringProperty(ORIGIN), message.getBody(String.class));
    } catch (JMSException e) {
      Contract.ofMessage("a message that is no text", e.toString());
    }
  }

  /** Hangs up, whether the broker still runs or not. */
  @Override
  public void close() {
    factory.close();
  }
}
