package foodfast.kitchen;

import foodfast.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Brings the kitchen's ticket to where its order is now, whatever the message that said so. The
 * restaurant's stream is locked before the order is read: an order that is forgotten meanwhile is
 * read either before, and the ticket loses its words with it, or after, without them.
 */
@ApplicationScoped
public class FollowOrder {
  @Inject Orders orders;
  @Inject Tickets tickets;
  @Inject TicketChanges changes;

  @Transactional
  public void follow(UUID order) {
    orders.restaurantOf(order).ifPresent(changes::lock);
    orders.find(order).ifPresent(tickets::follow);
  }
}
