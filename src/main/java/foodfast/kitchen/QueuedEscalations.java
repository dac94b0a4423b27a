package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The escalations of all orders that wait for their kitchen; rows, so that they outlive a node. */
@ApplicationScoped
@Transactional
public class QueuedEscalations {
  private static final String DUE = " from ticket_deadline where due_at <= now()";
  private static final String NEXT_DUE =
      "select order_id, restaurant_id, step, due_at"
          + DUE
          + " order by due_at limit 1 for update skip locked";

  /** Whether any is due. */
  static final String ANY_DUE = "exists (select 1" + DUE + ")";

  @PersistenceContext EntityManager entities;
  @Inject EscalationPolicy policy;
  @Inject ScreenPresences screens;

  /** From now on the order waits for its kitchen's answer. */
  void begin(UUID order, UUID restaurant, Instant placedAt) {
    boolean watched = screens.has(restaurant);
    EscalationPolicy.Level first = policy.first(watched);
    Instant due = watched ? policy.due(first, placedAt) : placedAt;
    entities.persist(new Escalation(order, restaurant, first, due));
  }

  /**
   * The longest overdue one, by the clock of the database that all nodes share, that no other node
   * has in hand, kept from them until the transaction ends.
   */
  Optional<Escalation> takeDue() {
    List<?> due = entities.createNativeQuery(NEXT_DUE, Escalation.class).getResultList();
    return due.stream().map(Escalation.class::cast).findFirst();
  }

  void remove(Escalation escalation) {
    entities.remove(escalation);
  }
}
