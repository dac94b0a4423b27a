package foodfast.local;

import static foodfast.local.LocalGatewayRecords.Behaviour.DOWN;

import foodfast.payment.PaymentGateway;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** A stand-in for a payment provider, in local runs; where it is off, there is no provider. */
@ApplicationScoped
public class LocalPaymentGateway implements PaymentGateway {
  @Inject LocalGatewayRecords records;

  /** Whether this server stands in for a provider: VAULT=local, demo data, or a local run. */
  static boolean isOn() {
    return "local".equals(System.getenv("VAULT"))
        || "true".equals(System.getenv("DEMO_DATA"))
        || System.getenv("LOCAL_SERVICES") != null;
  }

  @Override
  public Card keep(String token, UUID paymentMethodId) {
    requireOn();
    return records.keepCard(token, paymentMethodId).orElseThrow(PaymentGateway::unknownToken);
  }

  @Override
  public Authorisation authorise(String token, long amountMinor, String currency, UUID orderId) {
    requireOn();
    switch (records.behaviourOf(token)) {
      case DECLINED ->
          throw Problem.of(
              422, "payment-declined", "The card was declined. Please choose another.");
      case DOWN -> throw unavailable();
      default -> records.authorise(token, amountMinor, currency, orderId);
    }
    return new Authorisation(orderId.toString(), amountMinor, currency);
  }

  @Override
  public void capture(UUID orderId) {
    requireUp(orderId);
    records.capture(orderId);
  }

  @Override
  public void release(UUID orderId) {
    requireUp(orderId);
    records.release(orderId);
  }

  @Override
  public void refund(UUID orderId, UUID refundId, long amountMinor) {
    requireUp(orderId);
    records.refund(orderId, refundId, amountMinor);
  }

  private void requireUp(UUID orderId) {
    requireOn();
    if (records.behaviourFor(orderId) == DOWN) {
      throw unavailable();
    }
  }

  private static void requireOn() {
    if (!isOn()) {
      throw unavailable();
    }
  }

  private static Problem unavailable() {
    return Problem.of(
            503,
            "payment-provider-unavailable",
            "Cards can't be charged at the moment. Nothing was ordered.")
        .retryAfter(Duration.ofSeconds(30));
  }
}
