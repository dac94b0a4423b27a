package foodfast.kitchen;

import foodfast.order.Order;
import foodfast.order.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All tickets, each as it is now. */
@ApplicationScoped
@Transactional
public class Tickets {
  @PersistenceContext EntityManager entities;
  @Inject TicketChanges changes;
  @Inject Jsonb json;

  /**
   * Brings the order's ticket to where the order is, at the next position of its restaurant. The
   * stream is locked first, so a redelivered or overtaken message finds the version already there
   * and changes nothing.
   */
  public void follow(Order order) {
    changes.lock(order.restaurantId());
    Ticket ticket = ofOrder(order.id());
    if (ticket != null && ticket.hasSeen(order)) {
      return;
    }
    if (ticket == null) {
      ticket = new Ticket(order, json.toJson(order.lines()));
      entities.persist(ticket);
    }
    ticket.follow(order, changes.nextPosition(order.restaurantId()));
    changes.append(ticket, json.toJson(view(ticket)));
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
        .setParameter("statuses", openOnly ? TicketChanges.OPEN : Set.of(OrderStatus.values()))
        .getResultStream()
        .map(this::view)
        .toList();
  }

  private Ticket ofOrder(UUID order) {
    return entities
        .createQuery("select t from Ticket t where t.orderId = :o", Ticket.class)
        .setParameter("o", order)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }

  private TicketView view(Ticket ticket) {
    try (JsonReader reader = Json.createReader(new StringReader(ticket.items))) {
      return TicketView.of(ticket, reader.readArray());
    }
  }
}
