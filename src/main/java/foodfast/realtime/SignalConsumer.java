package foodfast.realtime;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears every signal once on each node and hands it to the node's hub. */
@MessageDriven
@TransactionManagement(TransactionManagementType.BEAN)
public class SignalConsumer implements MessageListener {
  private static final Logger LOG = LoggerFactory.getLogger(SignalConsumer.class);

  @Inject Hub hub;

  @Override
  public void onMessage(Message message) {
    try {
      hub.wake(Signal.decode(message.getBody(String.class)));
    } catch (JMSException | RuntimeException e) {
      LOG.warn("a signal was not understood and is dropped: {}", e.toString());
    }
  }
}
