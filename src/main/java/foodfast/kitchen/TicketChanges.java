package foodfast.kitchen;

import foodfast.order.OrderStatus;
import foodfast.realtime.Feed;
import foodfast.realtime.Row;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The streams of all restaurants' ticket changes. Positions are dense and handed out under the row
 * lock of the restaurant's kitchen, so their order is the order of commits.
 */
@ApplicationScoped
@Transactional
public class TicketChanges implements Feed {
  static final Set<OrderStatus> OPEN =
      Set.of(OrderStatus.PLACED, OrderStatus.CONFIRMED, OrderStatus.PREPARING, OrderStatus.READY);

  private static final String NEXT_POSITION =
      "update kitchen set last_position = last_position + 1 where restaurant_id = ?"
          + " returning last_position";

  @PersistenceContext EntityManager entities;
  @Inject Signals signals;

  /**
   * Holds the restaurant's stream for this transaction: until it ends nobody else gets a position
   * there.
   */
  void lock(UUID restaurant) {
    entities
        .createNativeQuery("insert into kitchen (restaurant_id) values (?) on conflict do nothing")
        .setParameter(1, restaurant)
        .executeUpdate();
    entities
        .createNativeQuery("select 1 from kitchen where restaurant_id = ? for update")
        .setParameter(1, restaurant)
        .getSingleResult();
  }

  long nextPosition(UUID restaurant) {
    Object position =
        entities.createNativeQuery(NEXT_POSITION).setParameter(1, restaurant).getSingleResult();
    return ((Number) position).longValue();
  }

  /** Appends the ticket as it is now, at its position, and wakes the screens. */
  void append(Ticket ticket, String data) {
    entities.persist(new TicketChange(ticket, data));
    wake(ticket.restaurantId);
  }

  void wake(UUID restaurant) {
    signals.publish(Signal.hint(Topic.of(kind(), restaurant)));
  }

  @Override
  public String kind() {
    return "kitchen";
  }

  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select restaurant_id, last_position from kitchen where restaurant_id = any(?)")
            .setParameter(1, ids.stream().map(UUID::fromString).toArray(UUID[]::new))
            .getResultList();
    Map<String, Long> heads = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      heads.put(columns[0].toString(), ((Number) columns[1]).longValue());
    }
    return heads;
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    return entities
        .createQuery(
            "select c from TicketChange c where c.restaurantId = :r and c.position > :p"
                + " order by c.position",
            TicketChange.class)
        .setParameter("r", UUID.fromString(id))
        .setParameter("p", position)
        .setMaxResults(limit)
        .getResultStream()
        .map(change -> new Row(change.position, "ticket", change.data))
        .toList();
  }

  /** Just before the oldest position that shows an order still in work. */
  @Override
  public long floor(String id) {
    Long oldest =
        entities
            .createQuery(
                "select min(t.position) from Ticket t where t.restaurantId = :r and t.status in :open",
                Long.class)
            .setParameter("r", UUID.fromString(id))
            .setParameter("open", OPEN)
            .getSingleResult();
    return oldest == null ? head(id) : oldest - 1;
  }

  /** The highest position of a restaurant, 0 before its first ticket. */
  long head(String id) {
    return heads(List.of(id)).getOrDefault(id, 0L);
  }
}
