package foodfast.payment;

import static foodfast.payment.LocalCards.Behaviour.DOWN;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** A stand-in for a payment provider, in local runs; where it is off, there is no provider. */
@ApplicationScoped
public class LocalVault implements CardVault {
  @Inject LocalCards cards;
  @Inject LocalCharges charges;

  /** Whether this server stands in for a provider: VAULT=local, demo data, or a local run. */
  static boolean isOn() {
    return "local".equals(System.getenv("VAULT"))
        || "true".equals(System.getenv("DEMO_DATA"))
        || System.getenv("LOCAL_SERVICES") != null;
  }

  @Override
  public Card keep(String token, UUID paymentMethodId) {
    requireOn();
    return cards.keep(token, paymentMethodId).orElseThrow(AddPaymentMethod::unknownToken);
  }

  @Override
  public Authorisation authorise(String token, long amountMinor, String currency, UUID orderId) {
    requireOn();
    switch (cards.behaviour(token)) {
      case DECLINED -> throw Problem.of(422, "payment-declined", "The card was declined.");
      case DOWN -> throw unavailable();
      default -> charges.authorise(token, amountMinor, currency, orderId);
    }
    return new Authorisation(orderId.toString(), amountMinor, currency);
  }

  @Override
  public void capture(UUID orderId) {
    requireUp(orderId);
    charges.capture(orderId);
  }

  @Override
  public void release(UUID orderId) {
    requireUp(orderId);
    charges.release(orderId);
  }

  @Override
  public void refund(UUID orderId, UUID refundId, long amountMinor) {
    requireUp(orderId);
    charges.refund(orderId, refundId, amountMinor);
  }

  private void requireUp(UUID orderId) {
    requireOn();
    if (charges.cardOf(orderId).map(cards::behaviour).filter(b -> b == DOWN).isPresent()) {
      throw unavailable();
    }
  }

  private static void requireOn() {
    if (!isOn()) {
      throw unavailable();
    }
  }

  private static Problem unavailable() {
    return Problem.of(503, "payment-provider-unavailable", "Cards can't be charged at the moment.")
        .retryAfter(Duration.ofSeconds(30));
  }
}
