package foodfast.payment;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reserves an order's amount: noted in the caller's transaction, then asked for outside any. */
@ApplicationScoped
public class AuthorisePayment {
  @Inject PaymentMethods methods;
  @Inject Payments payments;
  @Inject PaymentGateway gateway;

  /** What the provider is to reserve, and from whom. */
  public record Demand(String token, UUID orderId, long amount, String currency) {}

  /**
   * Notes that the amount is asked for, for an order that will be saved next; if it is not, the
   * money is let go after a while.
   *
   * @throws Problem 422 {@code unknown-payment-method} or {@code card-expired}
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Demand prepare(
      UUID account, UUID paymentMethodId, UUID orderId, long amount, String currency) {
    PaymentMethod method =
        methods
            .find(account, paymentMethodId)
            .orElseThrow(
                () -> unusable("unknown-payment-method", "Please choose one of your cards."));
    if (method.isExpired()) {
      throw unusable("card-expired", "This card has expired.");
    }
    payments.add(new Payment(account, paymentMethodId, orderId, amount, currency));
    return new Demand(method.token(), orderId, amount, currency);
  }

  /**
   * Reserves the amount; the provider is remote, so no transaction is open.
   *
   * @throws Problem 422 {@code payment-declined}, 503 {@code payment-provider-unavailable}: nothing
   *     is reserved then
   */
  public void authorise(Demand demand) {
    gateway.authorise(demand.token(), demand.amount(), demand.currency(), demand.orderId());
  }

  private static Problem unusable(String type, String detail) {
    return Problem.of(422, type, detail).at("/paymentMethodId", detail);
  }
}
