package foodfast.kitchen;

import foodfast.order.OrderStatus;
import foodfast.realtime.Feed;
import foodfast.realtime.Feed.Row;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The streams of all restaurants' ticket changes, each change a row that is altered only to forget.
 * Positions are dense and handed out under the row lock of the restaurant's kitchen, so their order
 * is the order of commits.
 */
@ApplicationScoped
@Transactional
public class TicketChanges implements Feed {
  static final Set<OrderStatus> OPEN =
      Set.of(OrderStatus.PLACED, OrderStatus.CONFIRMED, OrderStatus.PREPARING, OrderStatus.READY);

  private static final String NEXT_POSITION =
      "update kitchen set last_position = last_position + 1 where restaurant_id = ?"
          + " returning last_position";

  private static final String APPEND =
      "insert into ticket_change (restaurant_id, position, order_id, data) values (?, ?, ?, ?)";

  private static final String AFTER =
      "select position, data from ticket_change where restaurant_id = ? and position > ?"
          + " order by position limit ?";

  private static final String FORGET =
      "update ticket_change set data = jsonb_set("
          + " case when data::jsonb ->> 'status' = 'CANCELLED' then data::jsonb - 'by'"
          + " else data::jsonb end, '{items}', (select jsonb_agg(item - 'note')"
          + " from jsonb_array_elements(data::jsonb -> 'items') item))"
          + " where order_id = ?";

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

  /** Appends the ticket as it is now, at its position, and wakes the screens with it. */
  void append(Ticket ticket, String data) {
    entities
        .createNativeQuery(APPEND)
        .setParameter(1, ticket.restaurantId())
        .setParameter(2, ticket.position())
        .setParameter(3, ticket.orderId())
        .setParameter(4, data)
        .executeUpdate();
    Topic topic = Topic.of(kind(), ticket.restaurantId());
    signals.publish(
        Signal.bringing(topic, ticket.position() - 1, List.of(row(ticket.position(), data))));
  }

  /** Takes a customer's words and name out of what the order's changes were. */
  void forget(UUID order) {
    entities.createNativeQuery(FORGET).setParameter(1, order).executeUpdate();
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
            .setParameter(1, Feed.keys(ids))
            .getResultList();
    return Feed.headsFrom(rows);
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(AFTER)
            .setParameter(1, UUID.fromString(id))
            .setParameter(2, position)
            .setParameter(3, limit)
            .getResultList();
    return rows.stream().map(row -> row((Object[]) row)).toList();
  }

  private static Row row(Object[] columns) {
    return row(((Number) columns[0]).longValue(), (String) columns[1]);
  }

  private static Row row(long position, String data) {
    return new Row(position, "ticket", data);
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
