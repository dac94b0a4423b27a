package foodfast.order;

import foodfast.account.Role;
import foodfast.outbox.Outbox;
import foodfast.payment.Payments;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Moves an order one step on, under its row's lock: the first of two wins, the other learns who and
 * when. Money follows: captured at the confirmation, released or refunded when the order ends
 * before its delivery.
 */
@ApplicationScoped
public class AdvanceOrder {
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject Outbox outbox;
  @Inject Signals signals;
  @Inject KnownStatuses known;
  @Inject ForgetCustomer forget;

  /**
   * Who wants to move it.
   *
   * @param restaurantId where staff works, else null
   */
  public record Mover(UUID account, Role role, UUID restaurantId, String name) {}

  /** The kitchen's words with its step: why it was rejected, how many minutes it will take. */
  public record Remark(String reason, Integer minutes) {
    static final Remark NONE = new Remark(null, null);
  }

  /**
   * @throws Problem 404 if it is not theirs, 403 if that step is another role's, 409 if it cannot
   *     go there now
   */
  @Transactional
  public Order advance(Mover mover, UUID id, OrderStatus to, Remark remark) {
    Order order = orders.lock(id).filter(o -> concerns(mover, o)).orElseThrow(Problem::notFound);
    if (to.mover() != mover.role()) {
      throw Problem.of(403, "not-your-step", "A " + mover.role() + " cannot set " + to + ".");
    }
    move(order, to, mover.name());
    if (remark.reason() != null && to == OrderStatus.REJECTED) {
      order.reason = remark.reason();
    }
    if (remark.minutes() != null && mover.role() == Role.RESTAURANT) {
      order.minutes = remark.minutes();
    }
    return order;
  }

  /** Gives up an order that no kitchen answered; does nothing if it has moved on meanwhile. */
  @Transactional
  public void expire(UUID id) {
    orders
        .lock(id)
        .filter(order -> order.status() == OrderStatus.PLACED)
        .ifPresent(order -> move(order, OrderStatus.EXPIRED, null));
  }

  private void move(Order order, OrderStatus to, String by) {
    OrderStatus from = order.status();
    order.advance(to, by);
    switch (to) {
      case CONFIRMED -> payments.capture(order.id());
      case REJECTED, EXPIRED -> payments.release(order.id());
      case CANCELLED -> {
        if (from == OrderStatus.PLACED) {
          payments.release(order.id());
        } else {
          payments.refundRest(order.id());
        }
      }
      default -> {
        // the other steps move no money
      }
    }
    if (order.anonymous) {
      forget.in(order);
    }
    outbox.append(new OrderAdvanced(order.id(), order.version()));
    known.learnAfterCommit(order);
    signals.publish(Signal.hint(KnownStatuses.topic(order.id())));
  }

  private static boolean concerns(Mover mover, Order order) {
    return switch (mover.role()) {
      case CUSTOMER -> order.customerId.equals(mover.account());
      case RESTAURANT -> order.restaurantId.equals(mover.restaurantId());
      case DRIVER -> mover.account().equals(order.driverId);
      default -> mover.role() == Role.OPERATOR;
    };
  }
}
