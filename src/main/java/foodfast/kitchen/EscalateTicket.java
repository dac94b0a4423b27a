package foodfast.kitchen;

import foodfast.order.AdvanceOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes one order's escalation to the level that is due, together with the deadline of the next: a
 * node that dies in between has done neither, and no other node does it twice.
 */
@ApplicationScoped
public class EscalateTicket {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  @Inject Tickets tickets;
  @Inject QueuedEscalations escalations;
  @Inject EscalationPolicy policy;
  @Inject FallbackChannel fallbackChannel;
  @Inject Event<Unanswered> unanswered;
  @Inject AdvanceOrder advanceOrder;
  @Inject KitchenMetrics metrics;

  /** Nobody in a kitchen answers an order: somebody of support should call there. */
  public record Unanswered(UUID orderId, UUID restaurantId) {}

  /**
   * @return whether there was one due
   */
  @Transactional
  public boolean next() {
    Optional<Escalation> due = escalations.takeDue();
    due.ifPresent(this::escalate);
    return due.isPresent();
  }

  private void escalate(Escalation escalation) {
    Ticket ticket = tickets.ofOrder(escalation.orderId());
    EscalationPolicy.Level level = escalation.level();
    boolean waits = ticket.isUnanswered();
    if (waits) {
      act(level, ticket);
    }
    if (waits && !level.isLast()) {
      escalation.waitFor(level.next(), policy.due(level.next(), ticket.placedAt()));
    } else {
      escalations.remove(escalation);
    }
  }

  private void act(EscalationPolicy.Level level, Ticket ticket) {
    metrics.escalated(level);
    switch (level) {
      case WAKE_AGAIN -> {
        if (!ticket.isReceived()) {
          tickets.wakeScreens(ticket);
        }
      }
      case LOUDER -> tickets.raiseAlarm(ticket, 1);
      case SECOND_CHANNEL -> {
        tickets.raiseAlarm(ticket, 2);
        String text = "An order waits for you since " + CLOCK.format(ticket.placedAt());
        fallbackChannel.tell(ticket.restaurantId(), ticket.orderId(), text);
      }
      case SUPPORT_TASK -> unanswered.fire(new Unanswered(ticket.orderId(), ticket.restaurantId()));
      case EXPIRE -> advanceOrder.expire(ticket.orderId());
    }
  }
}
