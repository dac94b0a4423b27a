package foodfast.order;

import foodfast.payment.Payments;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Gives money back, never more than was captured: decided under the locks of the order and its
 * payment, told the provider after the commit.
 */
@ApplicationScoped
public class RefundOrder {
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject Refunds refunds;

  /**
   * @throws Problem 404 without such an order, 422 {@code refund-too-large}
   */
  @Transactional
  public Refund refund(UUID agent, UUID orderId, NewRefund wanted) {
    Order order = orders.lock(orderId).orElseThrow(Problem::notFound);
    long amount = wanted.minorUnits(order.total().currency());
    payments.refund(orderId, amount);
    Refund refund = new Refund(orderId, agent, amount, CardNumbers.mask(wanted.reason()));
    refunds.add(refund);
    return refund;
  }
}
