package foodfast.order;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.menu.Menus;
import foodfast.outbox.Outbox;
import foodfast.payment.Payments;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * Moves an order one step on, under its row's lock: the first of two wins, the other learns who and
 * when. Money follows: captured at the confirmation, released or refunded when the order ends
 * before its delivery. A driver who says where they are delivers near the address, or says why not.
 */
@ApplicationScoped
public class AdvanceOrder {
  @Inject Orders orders;
  @Inject Menus menus;
  @Inject Payments payments;
  @Inject Refunds refunds;
  @Inject Outbox outbox;
  @Inject Signals signals;
  @Inject StatusCache statusCache;
  @Inject PersonalOrderRecords personalData;

  /**
   * A step to take.
   *
   * @param reason why a restaurant refuses
   * @param minutes in how many the kitchen is ready
   * @param handover where a driver delivers; null if they don't say
   */
  public record NewStatus(
      @NotNull OrderStatus status,
      RejectionReason reason,
      @Min(0) @Max(240) Integer minutes,
      @Valid Handover handover) {}

  /** Why a restaurant refuses an order. */
  public enum RejectionReason {
    SOLD_OUT,
    TOO_BUSY,
    CLOSED,
    OTHER
  }

  /**
   * @throws Problem 404 if it is not theirs, 403 if that step is another role's, 409 if it cannot
   *     go there now, 422 if a refusal has no reason, or a delivery far from its address
   */
  @Transactional
  public Order advance(Identity who, UUID id, NewStatus wanted) {
    OrderStatus to = wanted.status();
    if (to == OrderStatus.REJECTED && wanted.reason() == null) {
      throw Problem.of(422, "reason-required", "A refusal needs a reason.")
          .at("/reason", "Please give a reason.");
    }
    Order order =
        orders.lock(id).filter(o -> o.parties().include(who)).orElseThrow(Problem::notFound);
    if (to.mover() != who.role()) {
      throw Problem.of(403, "not-your-step", "This step is not yours to take.");
    }
    if (to == OrderStatus.DELIVERED && wanted.handover() != null) {
      order.handOver(wanted.handover());
    }
    move(order, to, who.name());
    if (to == OrderStatus.CONFIRMED && wanted.minutes() == null) {
      menus
          .restaurant(order.restaurantId())
          .ifPresent(restaurant -> order.usuallyTakes(restaurant.preparationMinutes()));
    }
    if (who.role() == Role.RESTAURANT) {
      order.remark(wanted.reason(), wanted.minutes());
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
    order.advance(to, by, Instant.now());
    moveMoney(order, from);
    if (to == OrderStatus.DELIVERED) {
      menus
          .restaurant(order.restaurantId())
          .ifPresent(restaurant -> order.earns(DriverPay.of(restaurant, order.deliverTo())));
    }
    if (order.isAnonymous()) {
      personalData.forgetCustomer(order);
    }
    outbox.append(new OrderAdvanced(order.id(), order.version()));
    statusCache.learnAfterCommit(order);
    signals.publish(Signal.hint(StatusCache.topic(order.id())));
  }

  private void moveMoney(Order order, OrderStatus from) {
    switch (order.status()) {
      case CONFIRMED -> payments.capture(order.id());
      case REJECTED, EXPIRED -> payments.release(order.id());
      case CANCELLED -> {
        if (from == OrderStatus.PLACED) {
          payments.release(order.id());
        } else {
          long rest = payments.refundRest(order.id());
          if (rest > 0) {
            refunds.add(new Refund(order.id(), null, rest, "The order was cancelled."));
          }
        }
      }
      default -> {
        // the other steps move no money
      }
    }
  }
}
