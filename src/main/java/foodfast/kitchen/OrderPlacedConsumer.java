package foodfast.kitchen;

import foodfast.order.OrderPlaced;
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
  @Inject FollowOrder followOrder;

  @Override
  public void onMessage(Message message) {
    OrderPlaced fact = Facts.read(message, OrderPlaced.class);
    followOrder.follow(fact.orderId());
  }
}
