package foodfast.payment;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Keeps a card that its owner handed to the provider. */
@ApplicationScoped
public class AddPaymentMethod {
  private static final int AT_MOST = 20;

  @Inject PaymentGateway gateway;
  @Inject PaymentMethods methods;

  /** A token makes one payment method, so a repeated request finds the same. */
  static UUID idOf(UUID account, String token) {
    return UUID.nameUUIDFromBytes((account + " " + token).getBytes(StandardCharsets.UTF_8));
  }

  /** Asks the provider; outside any transaction. */
  public PaymentGateway.Card ask(UUID id, String token) {
    return gateway.keep(token, id);
  }

  @Transactional
  public PaymentMethod add(UUID id, UUID account, String token, PaymentGateway.Card card) {
    methods.lock(account);
    if (methods.isKnown(id)) {
      throw PaymentGateway.unknownToken();
    }
    int have = methods.of(account).size();
    if (have >= AT_MOST) {
      throw Problem.of(
          422,
          "too-many-payment-methods",
          "You have as many cards as can be kept. Please delete one first.");
    }
    PaymentMethod method = new PaymentMethod(id, account, token, card, have == 0);
    methods.add(method);
    return method;
  }
}
