package foodfast.payment;

import foodfast.web.Problem;
import java.util.UUID;

/**
 * The payment provider, who alone knows cards. Every call may be repeated: the provider tells an
 * order, and a refund, from the last by its id. The package {@code local} has an adapter for local
 * runs; a deployment adds its provider's.
 */
public interface PaymentGateway {
  /** What one may know of a card. */
  record Card(String brand, String last4, int expMonth, int expYear) {}

  /** The provider's promise of the money. */
  record Authorisation(String reference, long amountMinor, String currency) {}

  /**
   * Keeps a card for good that a page handed in.
   *
   * @param token from the page, good for one payment method
   * @throws Problem 422 {@code unknown-token}, if it is not or was used by another
   */
  Card keep(String token, UUID paymentMethodId);

  /**
   * Reserves the amount.
   *
   * @throws Problem 422 {@code payment-declined}, 503 {@code payment-provider-unavailable}
   */
  Authorisation authorise(String token, long amountMinor, String currency, UUID orderId);

  /** Takes the reserved money. */
  void capture(UUID orderId);

  /** Lets the reserved money go; nothing to do if none was. */
  void release(UUID orderId);

  /** Gives back a part of the money taken. */
  void refund(UUID orderId, UUID refundId, long amountMinor);

  /** What an adapter says of a token it does not know, or that was used up. */
  static Problem unknownToken() {
    return Problem.of(
        422,
        "unknown-token",
        "The payment provider does not know this card any more. Please enter it again.");
  }
}
