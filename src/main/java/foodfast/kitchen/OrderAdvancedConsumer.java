package foodfast.kitchen;

import foodfast.background.TransientFailures;
import foodfast.order.OrderAdvanced;
import foodfast.outbox.Outbox;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Brings a ticket to where its order has moved; twice does nothing, and a failure has the broker
 * deliver it again.
 */
@MessageDriven
@TransactionManagement(TransactionManagementType.BEAN)
public class OrderAdvancedConsumer implements MessageListener {
  @Inject Tickets tickets;
  @Inject Outbox outbox;

  @Override
  public void onMessage(Message message) {
    OrderAdvanced fact = outbox.read(message, OrderAdvanced.class);
    TransientFailures.sitOut(() -> tickets.follow(fact.orderId()));
  }
}
