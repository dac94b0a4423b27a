package foodfast.kitchen;

import foodfast.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Brings the kitchen's ticket to where its order is now, whatever the message that said so. */
@ApplicationScoped
public class FollowOrder {
  @Inject Orders orders;
  @Inject Tickets tickets;

  @Transactional
  public void follow(UUID order) {
    orders.find(order).ifPresent(tickets::follow);
  }
}
