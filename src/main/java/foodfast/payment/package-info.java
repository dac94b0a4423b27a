/**
 * Feature 1, request/response: how somebody pays, without us ever seeing a card.
 *
 * <ol>
 *   <li>The page hands the card to the payment provider and gets a token; {@code POST
 *       /api/payment-methods} takes the token and refuses anything that looks like a card.
 *   <li>{@link foodfast.payment.AuthorisePayment} reserves an order's amount before the order is
 *       saved; an authorisation that no order claims within 15 minutes is released.
 *   <li>Capture, release and refund are decided in the caller's transaction and told the provider
 *       afterwards by {@link foodfast.payment.ProviderRelay}, again and again until it answers.
 *   <li>{@link foodfast.payment.PaymentGateway} is the port to a provider.
 * </ol>
 */
package foodfast.payment;
