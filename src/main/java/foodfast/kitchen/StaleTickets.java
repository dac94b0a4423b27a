package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * All orders that the kitchen should know of and does not: their fact was lost on its way, with a
 * broker's disk or among its dead letters.
 */
@ApplicationScoped
@Transactional
public class StaleTickets {
  private static final String NO_TICKET =
      "select o.id from orders o where o.status = 'PLACED'"
          + " and o.placed_at < now() - interval '30 s'"
          + " and not exists (select 1 from ticket t where t.order_id = o.id)";
  private static final String TICKET_BEHIND =
      "select o.id from ticket t join orders o on o.id = t.order_id"
          + " join order_step s on s.order_id = o.id and s.status = o.status"
          + " where t.status in ('PLACED', 'CONFIRMED', 'PREPARING', 'READY')"
          + " and t.order_version < s.version and s.at < now() - interval '30 s'";

  @PersistenceContext EntityManager entities;

  /** Some of them, missed for half a minute at least. */
  List<UUID> some() {
    List<?> ids =
        entities
            .createNativeQuery("(" + NO_TICKET + ") union (" + TICKET_BEHIND + ") limit 100")
            .getResultList();
    return ids.stream().map(id -> UUID.fromString(id.toString())).toList();
  }
}
