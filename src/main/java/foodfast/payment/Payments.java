package foodfast.payment;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * What an order needs of money. The amount is authorised outside any transaction; everything after
 * is decided in the order's transaction and told the provider once it committed, so that a provider
 * who is down delays and loses nothing.
 */
@ApplicationScoped
public class Payments {
  @Inject PaymentMethods methods;
  @Inject PaymentRecords records;
  @Inject PaymentSteps steps;
  @Inject CardVault vault;

  /**
   * Reserves the amount for an order that will be saved next.
   *
   * @return the order's id, which is the payment's
   * @throws Problem 422 {@code unknown-payment-method} or {@code payment-declined}, 503 {@code
   *     payment-provider-unavailable}
   */
  public UUID authorise(
      UUID account, UUID paymentMethodId, UUID orderId, long amount, String currency) {
    PaymentMethod method =
        methods
            .find(account, paymentMethodId)
            .orElseThrow(
                () ->
                    Problem.of(422, "unknown-payment-method", "You have no such payment method."));
    records.add(new Payment(account, paymentMethodId, orderId, amount, currency));
    vault.authorise(method.token(), amount, currency, orderId);
    records.authorised(orderId);
    return orderId;
  }

  /** Claims the authorisation for the order saved in this transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void attach(UUID orderId) {
    records.lock(orderId).attach();
  }

  /** Takes the money: the order was confirmed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void capture(UUID orderId) {
    if (records.lock(orderId).capture()) {
      steps.add(orderId, PaymentStep.Kind.CAPTURE, 0);
    }
  }

  /** Lets the money go: the order ended before it was captured. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void release(UUID orderId) {
    if (records.lock(orderId).release()) {
      steps.add(orderId, PaymentStep.Kind.RELEASE, 0);
    }
  }

  /**
   * Gives back a part, or all, of what was captured.
   *
   * @throws Problem 422 {@code refund-too-large}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void refund(UUID orderId, long amount) {
    records.lock(orderId).refund(amount);
    steps.add(orderId, PaymentStep.Kind.REFUND, amount);
  }

  /** Gives back whatever was captured and not yet given back: the order was cancelled after all. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void refundRest(UUID orderId) {
    long rest = records.lock(orderId).refundRest();
    if (rest > 0) {
      steps.add(orderId, PaymentStep.Kind.REFUND, rest);
    }
  }
}
