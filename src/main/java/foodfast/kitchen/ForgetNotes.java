package foodfast.kitchen;

import foodfast.order.OrderForgotten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Takes a customer's words and name out of the tickets of an order that was forgotten. The
 * restaurant's stream is locked first, so that no change under way brings them back.
 */
@ApplicationScoped
public class ForgetNotes {
  private static final String TICKET =
      "update ticket set items = (select jsonb_agg(item - 'note')"
          + " from jsonb_array_elements(items::jsonb) item),"
          + " by_name = case when status = 'CANCELLED' then null else by_name end"
          + " where order_id = ?1";
  private static final String CHANGES =
      "update ticket_change set data = jsonb_set("
          + " case when data::jsonb ->> 'status' = 'CANCELLED' then data::jsonb - 'by'"
          + " else data::jsonb end, '{items}', (select jsonb_agg(item - 'note')"
          + " from jsonb_array_elements(data::jsonb -> 'items') item))"
          + " where order_id = ?1";

  @PersistenceContext EntityManager entities;
  @Inject TicketChanges changes;

  void forget(@Observes OrderForgotten order) {
    changes.lock(order.restaurantId());
    entities.createNativeQuery(TICKET).setParameter(1, order.orderId()).executeUpdate();
    entities.createNativeQuery(CHANGES).setParameter(1, order.orderId()).executeUpdate();
  }
}
