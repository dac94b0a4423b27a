package foodfast.push;

import foodfast.background.TransientFailures;
import foodfast.outbox.Outbox;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Wakes one device; a death meanwhile has the broker deliver it again, to any node. */
@MessageDriven
@TransactionManagement(TransactionManagementType.BEAN)
public class PushDueConsumer implements MessageListener {
  @Inject SendPush sendPush;
  @Inject Outbox outbox;

  @Override
  public void onMessage(Message message) {
    PushDue fact = outbox.read(message, PushDue.class);
    TransientFailures.sitOut(() -> sendPush.send(fact));
  }
}
