package foodfast.kitchen;

import foodfast.order.OrderAdvanced;
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
  @Inject FollowOrder followOrder;

  @Override
  public void onMessage(Message message) {
    OrderAdvanced fact = Facts.read(message, OrderAdvanced.class);
    followOrder.follow(fact.orderId());
  }
}
