package foodfast.payment;

import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Set;

/** Reads a request that may hold a token, and must not hold a card. */
@ApplicationScoped
public class CardToken {
  private static final Set<String> CARD_DATA =
      Set.of("number", "cardnumber", "card", "pan", "cvc", "cvv", "securitycode", "cvc2", "cvv2");

  @Inject Jsonb json;
  @Inject Validator validator;

  /** What the door takes. */
  public record Given(@NotBlank @Size(max = 200) String token) {}

  Given read(String body) {
    JsonValue value = json.fromJson(body, JsonValue.class);
    if (holdsCard(value)) {
      throw Problem.of(
          422, "card-data-refused", "Card data goes to the payment provider only, never to us.");
    }
    return Violations.refuse(validator, json.fromJson(body, Given.class));
  }

  private static boolean holdsCard(JsonValue value) {
    return namesCard(value) || !CardNumbers.mask(value.toString()).equals(value.toString());
  }

  private static boolean namesCard(JsonValue value) {
    return value instanceof JsonObject object
        && object.keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
            .anyMatch(CARD_DATA::contains);
  }
}
