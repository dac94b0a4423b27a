package foodfast.kitchen;

import foodfast.order.Order;
import foodfast.order.OrderStatus;
import foodfast.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** All tickets, each as it is now. */
@ApplicationScoped
@Transactional
public class Tickets {
  private static final int LATELY = 20;
  private static final String FORGET =
      "update ticket set items = (select jsonb_agg(item - 'note')"
          + " from jsonb_array_elements(items::jsonb) item),"
          + " by_name = case when status = 'CANCELLED' then null else by_name end"
          + " where order_id = ?";

  @PersistenceContext EntityManager entities;
  @Inject Orders orders;
  @Inject TicketChanges changes;
  @Inject QueuedEscalations escalations;
  @Inject KitchenMetrics metrics;
  @Inject Jsonb json;

  /**
   * Brings the order's ticket to where the order is now, whatever the message that said so. The
   * restaurant's stream is locked before the order is read: an order that is forgotten meanwhile is
   * read either before, and the ticket loses its words with it, or after, without them.
   */
  public void follow(UUID orderId) {
    orders.restaurantOf(orderId).ifPresent(changes::lock);
    orders.find(orderId).ifPresent(this::follow);
  }

  /**
   * At the next position of its restaurant: so a redelivered or overtaken message finds the version
   * already there and changes nothing.
   */
  private void follow(Order order) {
    Ticket ticket = ofOrder(order.id());
    if (ticket != null && ticket.hasSeen(order)) {
      return;
    }
    boolean isNew = ticket == null;
    if (isNew) {
      ticket = new Ticket(order, json.toJson(order.lines()));
    }
    boolean hadNoAnswer = isNew || ticket.isUnanswered();
    ticket.follow(order, changes.nextPosition(order.restaurantId()));
    if (isNew) {
      entities.persist(ticket);
    }
    if (isNew && ticket.isUnanswered()) {
      escalations.begin(order.id(), order.restaurantId(), order.placedAt());
    }
    if (hadNoAnswer && ticket.isAnswered()) {
      metrics.answered(Duration.between(order.placedAt(), Instant.now()));
    }
    changes.append(ticket, json.toJson(ticket.view()));
  }

  /**
   * Takes a customer's words and name out of the tickets of an order that was forgotten; with the
   * restaurant's stream locked, so that no change under way brings them back.
   */
  void forget(@Observes Order.Forgotten order) {
    changes.lock(order.restaurantId());
    entities.createNativeQuery(FORGET).setParameter(1, order.orderId()).executeUpdate();
    changes.forget(order.orderId());
  }

  /** Has the screens look again, in case all signals were lost. */
  void wakeScreens(Ticket ticket) {
    changes.wake(ticket.restaurantId());
  }

  /** Shows the ticket with a louder alarm, as a change of its own. */
  void raiseAlarm(Ticket ticket, int level) {
    changes.lock(ticket.restaurantId());
    entities.refresh(ticket);
    if (ticket.ringsBelow(level)) {
      ticket.raiseAlarm(level, changes.nextPosition(ticket.restaurantId()));
      changes.append(ticket, json.toJson(ticket.view()));
    }
  }

  /** A screen saw everything up to there. */
  public void receivedUpTo(UUID restaurant, long position) {
    List<?> waited =
        entities
            .createNativeQuery(
                "update ticket set received_at = now() where restaurant_id = ? and position <= ?"
                    + " and received_at is null"
                    + " returning cast(1000 * extract(epoch from now() - placed_at) as bigint)")
            .setParameter(1, restaurant)
            .setParameter(2, position)
            .getResultList();
    waited.forEach(millis -> metrics.received(Duration.ofMillis(((Number) millis).longValue())));
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
        .map(Ticket::view)
        .toList();
  }

  /**
   * The tickets in work and the last that left the kitchen, in the order of their latest change:
   * what a board shows that was just opened.
   */
  public List<TicketView> recent(UUID restaurant) {
    List<Ticket> gone =
        entities
            .createQuery(
                "select t from Ticket t where t.restaurantId = :r and t.status not in :open"
                    + " order by t.position desc",
                Ticket.class)
            .setParameter("r", restaurant)
            .setParameter("open", TicketChanges.OPEN)
            .setMaxResults(LATELY)
            .getResultList();
    return Stream.concat(gone.stream().map(Ticket::view), of(restaurant, true, 0).stream())
        .sorted(Comparator.comparing(TicketView::position))
        .toList();
  }

  Ticket ofOrder(UUID order) {
    return entities
        .createQuery("select t from Ticket t where t.orderId = :o", Ticket.class)
        .setParameter("o", order)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }
}
