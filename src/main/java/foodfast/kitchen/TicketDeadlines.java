package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** All deadlines of orders that wait for their kitchen; rows, so that they outlive any node. */
@ApplicationScoped
@Transactional
public class TicketDeadlines {
  private static final String NEXT_DUE =
      "select order_id, restaurant_id, step, due_at from ticket_deadline where due_at <= now()"
          + " order by due_at limit 1 for update skip locked";

  @PersistenceContext EntityManager entities;

  void add(TicketDeadline deadline) {
    entities.persist(deadline);
  }

  /**
   * The longest overdue one, by the clock of the database that all nodes share, that no other node
   * has in hand, kept from them until the transaction ends.
   */
  Optional<TicketDeadline> takeDue() {
    List<?> due = entities.createNativeQuery(NEXT_DUE, TicketDeadline.class).getResultList();
    return due.stream().map(TicketDeadline.class::cast).findFirst();
  }

  void remove(TicketDeadline deadline) {
    entities.remove(deadline);
  }
}
