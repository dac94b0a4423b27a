package foodfast.kitchen;

import foodfast.background.TransientFailures;
import foodfast.order.OrderPlaced;
import foodfast.outbox.Outbox;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Gives a new order its ticket; twice does nothing, and a failure has the broker deliver it again.
 */
@MessageDriven
@TransactionManagement(TransactionManagementType.BEAN)
public class OrderPlacedConsumer implements MessageListener {
  @Inject Tickets tickets;
  @Inject Outbox outbox;

  @Override
  public void onMessage(Message message) {
    OrderPlaced fact = outbox.read(message, OrderPlaced.class);
    TransientFailures.sitOut(() -> tickets.follow(fact.orderId()));
  }
}
