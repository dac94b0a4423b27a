package foodfast.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.transaction.Transactional;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Speaks to the broker, outside the database's transaction: no two-phase commit between the two.
 */
@ApplicationScoped
class OutboxSender {
  @Resource(lookup = "jms/broker")
  ConnectionFactory broker;

  @Transactional(Transactional.TxType.NOT_SUPPORTED)
  public void send(List<OutboxEntry> entries) {
    try (JMSContext session = broker.createContext()) {
      for (OutboxEntry entry : entries) {
        TextMessage message = session.createTextMessage(entry.body);
        message.setStringProperty("_AMQ_DUPL_ID", entry.id.toString());
        session
            .createProducer()
            .setDeliveryMode(DeliveryMode.PERSISTENT)
            .send(queue(entry.destination), message);
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  /** The queue named like the fact, an error of the programmer if there is none. */
  static Queue queue(String fact) {
    try {
      return InitialContext.doLookup("jms/" + fact);
    } catch (NamingException e) {
      throw new IllegalStateException("no queue is named like the fact " + fact, e);
    }
  }
}
