package foodfast.payment;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import foodfast.web.StrictJson;
import foodfast.web.Violations;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;

/**
 * A request to keep a card: it holds the provider's token and must not hold the card.
 *
 * @param token from the provider, good for one payment method
 */
public record NewPaymentMethod(@NotBlank @Size(max = 200) String token) {
  private static final Set<String> CARD_DATA =
      Set.of("number", "cardnumber", "card", "pan", "cvc", "cvv", "securitycode", "cvc2", "cvv2");

  /**
   * @throws Problem 422 {@code card-data-refused}
   */
  static NewPaymentMethod read(byte[] body, Validator validator) {
    JsonNode value = StrictJson.parse(body);
    if (holdsCard(value)) {
      throw Problem.of(
          422, "card-data-refused", "Card data goes to the payment provider only, never to us.");
    }
    return Violations.refuse(validator, StrictJson.read(value, NewPaymentMethod.class));
  }

  private static boolean holdsCard(JsonNode value) {
    return namesCard(value) || !CardNumbers.mask(value.toString()).equals(value.toString());
  }

  private static boolean namesCard(JsonNode value) {
    return value
        .propertyStream()
        .map(member -> member.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
        .anyMatch(CARD_DATA::contains);
  }
}
