package foodfast.kitchen;

import foodfast.order.AdvanceOrder;
import foodfast.order.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Takes the next due step of one order's escalation, together with the deadline of the step after
 * it: a node that dies in between has done neither, and no other node does it twice.
 */
@ApplicationScoped
public class ClimbLadder {
  @Inject Tickets tickets;
  @Inject TicketDeadlines deadlines;
  @Inject Ladder ladder;
  @Inject SecondChannel secondChannel;
  @Inject SupportTasks supportTasks;
  @Inject AdvanceOrder advanceOrder;
  @Inject KitchenFigures figures;

  /**
   * @return whether there was one due
   */
  @Transactional
  public boolean one() {
    Optional<TicketDeadline> due = deadlines.takeDue();
    due.ifPresent(this::climb);
    return due.isPresent();
  }

  private void climb(TicketDeadline deadline) {
    Ticket ticket = tickets.ofOrder(deadline.orderId);
    if (ticket.status != OrderStatus.PLACED) {
      deadlines.remove(deadline);
      return;
    }
    take(deadline.step, ticket);
    if (deadline.step.isLast()) {
      deadlines.remove(deadline);
    } else {
      deadline.step = deadline.step.next();
      deadline.dueAt = ladder.due(deadline.step, ticket.placedAt);
    }
  }

  private void take(LadderStep step, Ticket ticket) {
    figures.escalated(step);
    switch (step) {
      case WAKE_AGAIN -> {
        if (ticket.receivedAt == null) {
          tickets.wakeScreens(ticket);
        }
      }
      case LOUDER -> tickets.raiseAlarm(ticket, 1);
      case SECOND_CHANNEL -> {
        tickets.raiseAlarm(ticket, 2);
        secondChannel.tell(
            ticket.restaurantId, ticket.orderId, "An order waits for you since " + ticket.placedAt);
      }
      case SUPPORT_TASK ->
          supportTasks.add(
              ticket.orderId, ticket.restaurantId, "The restaurant does not answer: call it.");
      case EXPIRE -> advanceOrder.expire(ticket.orderId);
    }
  }
}
