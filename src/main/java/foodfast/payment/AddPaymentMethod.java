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

  @Inject CardVault vault;
  @Inject PaymentMethods methods;

  /** A token makes one payment method, so a repeated request finds the same. */
  static UUID idOf(UUID account, String token) {
    return UUID.nameUUIDFromBytes((account + " " + token).getBytes(StandardCharsets.UTF_8));
  }

  /** Asks the provider; outside any transaction. */
  CardVault.Card ask(UUID account, String token) {
    return vault.keep(token, idOf(account, token));
  }

  @Transactional
  public PaymentMethod add(UUID account, String token, CardVault.Card card) {
    methods.lock(account);
    UUID id = idOf(account, token);
    if (methods.isKnown(id)) {
      throw unknownToken();
    }
    int have = methods.of(account).size();
    if (have >= AT_MOST) {
      throw Problem.of(422, "too-many-payment-methods", "Remove a payment method first.");
    }
    PaymentMethod method = new PaymentMethod(id, account, token, card, have == 0);
    methods.add(method);
    return method;
  }

  static Problem unknownToken() {
    return Problem.of(
        422, "unknown-token", "The provider doesn't know this token, or it was used.");
  }
}
