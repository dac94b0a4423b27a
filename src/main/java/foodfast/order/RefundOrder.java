package foodfast.order;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.menu.Money;
import foodfast.payment.Payments;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * Gives money back, never more than was captured: decided under the locks of the order and its
 * payment, told the provider after the commit, and whoever polls the order's status.
 */
@ApplicationScoped
public class RefundOrder {
  @Inject Orders orders;
  @Inject Payments payments;
  @Inject Refunds refunds;
  @Inject StatusCache statusCache;
  @Inject Signals signals;

  /**
   * A refund as an agent asks for it.
   *
   * @param amount minor units of the order's currency, bare or as money
   * @param expectedRefundable what the agent was shown as the rest; null is "whatever it is"
   */
  public record NewRefund(
      @NotNull JsonNode amount,
      @NotBlank @Size(max = 500) String reason,
      @Valid Money expectedRefundable) {

    /**
     * The amount, if it is a positive whole number in that currency.
     *
     * @throws Problem 422 that points at what is wrong with it
     */
    long minorUnits(String currency) {
      if (!amount.isObject()) {
        return positive(amount, "/amount");
      }
      if (!currency.equals(amount.path("currency").textValue())) {
        throw Violations.invalid(
            "/amount/currency", "The currency must be the order's: " + currency + ".");
      }
      return positive(amount.path("amount"), "/amount/amount");
    }

    /**
     * The rest that the agent saw, or null.
     *
     * @throws Problem 422 if it is in another currency
     */
    Long seenRest(String currency) {
      if (expectedRefundable == null) {
        return null;
      }
      if (!currency.equals(expectedRefundable.currency())) {
        throw Violations.invalid(
            "/expectedRefundable/currency", "The currency must be the order's: " + currency + ".");
      }
      return expectedRefundable.amount();
    }

    /** So much in the words of the question: bare, or as money. */
    Object told(long minorUnits) {
      return amount.isObject()
          ? new Money(minorUnits, amount.get("currency").textValue())
          : (Object) minorUnits;
    }

    private static long positive(JsonNode value, String pointer) {
      boolean whole = value.canConvertToExactIntegral() && value.canConvertToLong();
      if (whole && value.longValue() > 0) {
        return value.longValue();
      }
      throw Violations.invalid(pointer, "Please give an amount above zero.");
    }
  }

  /**
   * @throws Problem 404 without such an order, 422 {@code refund-too-large}
   */
  @Transactional
  public Refund refund(UUID agent, UUID orderId, NewRefund wanted) {
    Order order = orders.lock(orderId).orElseThrow(Problem::notFound);
    long amount = wanted.minorUnits(order.total().currency());
    payments.refund(orderId, amount, wanted.seenRest(order.total().currency()));
    Refund refund = new Refund(orderId, agent, amount, CardNumbers.mask(wanted.reason()));
    refunds.add(refund);
    order.refunded();
    statusCache.learnAfterCommit(order);
    signals.publish(Signal.hint(StatusCache.topic(orderId)));
    return refund;
  }
}
