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
import java.time.Duration;
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
  @Inject TicketDeadlines deadlines;
  @Inject Screens screens;
  @Inject Ladder ladder;
  @Inject KitchenFigures figures;
  @Inject Jsonb json;

  /**
   * Brings the order's ticket to where the order is, at the next position of its restaurant, whose
   * stream is locked: so a redelivered or overtaken message finds the version already there and
   * changes nothing.
   */
  void follow(Order order) {
    Ticket ticket = ofOrder(order.id());
    if (ticket != null && ticket.hasSeen(order)) {
      return;
    }
    boolean isNew = ticket == null;
    if (isNew) {
      ticket = new Ticket(order, json.toJson(order.lines()));
    }
    ticket.follow(order, changes.nextPosition(order.restaurantId()));
    if (isNew) {
      entities.persist(ticket);
      expectAnswer(order);
    }
    if (ticket.isAnswered()) {
      figures.answered(Duration.between(order.placedAt(), Instant.now()));
    }
    changes.append(ticket, json.toJson(view(ticket)));
  }

  private void expectAnswer(Order order) {
    if (order.status() == OrderStatus.PLACED) {
      UUID restaurant = order.restaurantId();
      LadderStep first = ladder.first(screens.has(restaurant));
      boolean atOnce = first != LadderStep.WAKE_AGAIN;
      Instant due = atOnce ? order.placedAt() : ladder.due(first, order.placedAt());
      deadlines.add(new TicketDeadline(order.id(), restaurant, first, due));
    }
  }

  /** Has the screens look again, in case all signals were lost. */
  void wakeScreens(Ticket ticket) {
    changes.wake(ticket.restaurantId);
  }

  /** Shows the ticket with a louder alarm, as a change of its own. */
  void raiseAlarm(Ticket ticket, int level) {
    changes.lock(ticket.restaurantId);
    entities.refresh(ticket);
    if (ticket.status == OrderStatus.PLACED && ticket.alarm < level) {
      ticket.alarm = level;
      ticket.position = changes.nextPosition(ticket.restaurantId);
      changes.append(ticket, json.toJson(view(ticket)));
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
    waited.forEach(millis -> figures.received(Duration.ofMillis(((Number) millis).longValue())));
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

  Ticket ofOrder(UUID order) {
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
