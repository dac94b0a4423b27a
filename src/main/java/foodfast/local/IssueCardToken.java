package foodfast.local;

import foodfast.payment.PaymentGateway;
import foodfast.web.CardNumbers;
import foodfast.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;

/** Gives a token for a card; number and security code are checked and forgotten. */
@ApplicationScoped
public class IssueCardToken {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject Validator validator;
  @Inject LocalGatewayRecords records;

  /** A card as its owner types it. */
  public record Card(
      @NotNull @Size(max = 40) String number,
      @NotNull @Min(1) @Max(12) Integer expMonth,
      @NotNull @Min(2000) @Max(2100) Integer expYear,
      @NotNull @Pattern(regexp = "[0-9]{3,4}", message = "The CVC has 3 or 4 digits.") String cvc,
      @NotBlank @Size(max = 100) String holder) {

    @Override
    public String toString() {
      return "Card";
    }
  }

  /** What the page may know and hand on. */
  public record Issued(String token, String brand, String last4, int expMonth, int expYear) {}

  Issued issue(Card card) {
    Violations.refuse(validator, card);
    String number = card.number().replaceAll("[ -]", "");
    if (!number.matches("[0-9]+") || !CardNumbers.isCardNumber(number)) {
      throw Violations.invalid("/number", "This is not a card number. Please check it.");
    }
    if (YearMonth.of(card.expYear(), card.expMonth()).isBefore(YearMonth.now(ZoneOffset.UTC))) {
      throw Violations.invalid("/expYear", "This card has expired.");
    }
    String last4 = number.substring(number.length() - 4);
    PaymentGateway.Card known =
        new PaymentGateway.Card(brand(number), last4, card.expMonth(), card.expYear());
    byte[] random = new byte[20];
    RANDOM.nextBytes(random);
    String token = "tok_" + HexFormat.of().formatHex(random);
    records.addCard(token, known, behaviour(number));
    return new Issued(token, known.brand(), last4, card.expMonth(), card.expYear());
  }

  /** The documented test cards; every other valid number is accepted. */
  private static LocalGatewayRecords.Behaviour behaviour(String number) {
    return switch (number) {
      case "4000000000000002" -> LocalGatewayRecords.Behaviour.DECLINED;
      case "4000000000000119" -> LocalGatewayRecords.Behaviour.DOWN;
      default -> LocalGatewayRecords.Behaviour.ACCEPTED;
    };
  }

  private static String brand(String number) {
    return switch (number.charAt(0)) {
      case '4' -> "visa";
      case '5', '2' -> "mastercard";
      case '3' -> number.startsWith("34") || number.startsWith("37") ? "amex" : "card";
      default -> "card";
    };
  }
}
