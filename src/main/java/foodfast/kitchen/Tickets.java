package foodfast.kitchen;

import foodfast.order.Order;
import foodfast.order.OrderStatus;
import foodfast.realtime.Feed;
import foodfast.realtime.Row;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All tickets, and the stream of their changes. */
@ApplicationScoped
@Transactional
public class Tickets implements Feed {
  private static final String NEXT_POSITION =
      "update kitchen set last_position = last_position + 1 where restaurant_id = ?"
          + " returning last_position";
  private static final List<OrderStatus> OPEN =
      List.of(OrderStatus.PLACED, OrderStatus.CONFIRMED, OrderStatus.PREPARING, OrderStatus.READY);

  @PersistenceContext EntityManager entities;
  @Inject Jsonb json;
  @Inject Signals signals;

  /**
   * Brings the order's ticket to where the order is, at the next position of its restaurant. The
   * restaurant's row is locked first, so a redelivered or overtaken message finds the version
   * already there and changes nothing.
   */
  public void follow(Order order) {
    lock(order.restaurantId());
    Ticket ticket = ofOrder(order.id());
    if (ticket == null) {
      ticket = new Ticket(order, json.toJson(order.lines()));
      ticket.follow(order, next(order.restaurantId()));
      entities.persist(ticket);
    } else if (ticket.hasSeen(order)) {
      return;
    } else {
      ticket.follow(order, next(order.restaurantId()));
    }
    entities.persist(new TicketChange(ticket, json.toJson(view(ticket))));
    signals.publish(Signal.hint(Topic.of(kind(), order.restaurantId())));
  }

  /** A screen saw everything up to there. */
  public void receivedUpTo(UUID restaurant, long position) {
    entities
        .createQuery(
            "update Ticket t set t.receivedAt = :now"
                + " where t.restaurantId = :r and t.position <= :p and t.receivedAt is null")
        .setParameter("now", Instant.now())
        .setParameter("r", restaurant)
        .setParameter("p", position)
        .executeUpdate();
  }

  /**
   * The tickets of a restaurant in the order of their latest change: those still in work, or all.
   */
  public List<TicketView> of(UUID restaurant, boolean openOnly, long after) {
    return entities
        .createQuery(
            "select t from Ticket t where t.restaurantId = :r and t.position > :p"
                + " and t.status in :statuses order by t.position",
            Ticket.class)
        .setParameter("r", restaurant)
        .setParameter("p", after)
        .setParameter("statuses", openOnly ? OPEN : List.of(OrderStatus.values()))
        .getResultStream()
        .map(this::view)
        .toList();
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
    return oldest == null ? heads(List.of(id)).getOrDefault(id, 0L) : oldest - 1;
  }

  private Ticket ofOrder(UUID order) {
    return entities
        .createQuery("select t from Ticket t where t.orderId = :o", Ticket.class)
        .setParameter("o", order)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  private void lock(UUID restaurant) {
    entities
        .createNativeQuery("insert into kitchen (restaurant_id) values (?) on conflict do nothing")
        .setParameter(1, restaurant)
        .executeUpdate();
    entities
        .createNativeQuery("select 1 from kitchen where restaurant_id = ? for update")
        .setParameter(1, restaurant)
        .getSingleResult();
  }

  private long next(UUID restaurant) {
    Object position =
        entities.createNativeQuery(NEXT_POSITION).setParameter(1, restaurant).getSingleResult();
    return ((Number) position).longValue();
  }

  private TicketView view(Ticket ticket) {
    try (JsonReader reader = Json.createReader(new StringReader(ticket.items))) {
      JsonArray items = reader.readArray();
      return TicketView.of(ticket, items);
    }
  }
}
