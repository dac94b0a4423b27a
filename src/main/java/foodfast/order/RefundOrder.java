package foodfast.order;

import foodfast.menu.Money;
import foodfast.payment.Payments;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives a part or all of an order's money back; never more than was captured. */
@ApplicationScoped
public class RefundOrder {
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject Refunds refunds;

  /**
   * @throws Problem 404 without such an order, 422 {@code refund-too-large}
   */
  @Transactional
  Refund refund(UUID agent, String name, UUID id, Money money, String reason) {
    Order order = orders.find(id).orElseThrow(Problem::notFound);
    if (!order.currency.equals(money.currency())) {
      throw Violations.invalid("/amount/currency", "the order was paid in " + order.currency);
    }
    payments.refund(id, money.amount());
    Refund refund = new Refund(id, money, CardNumbers.mask(reason.strip()), agent, name);
    refunds.add(refund);
    return refund;
  }
}
