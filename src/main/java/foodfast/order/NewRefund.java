package foodfast.order;

import foodfast.menu.Money;
import foodfast.web.Violations;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refund as an agent asks for it.
 *
 * @param amount minor units of the order's currency, bare or as money
 */
public record NewRefund(
    @NotNull
        @Schema(
            oneOf = {Long.class, Money.class},
            examples = "500")
        JsonValue amount,
    @NotBlank @Size(max = 500) @Schema(examples = "The soup was cold") String reason) {

  /**
   * The amount, if it is a positive whole number in that currency.
   *
   * @throws foodfast.web.Problem 422 that points at what is wrong with it
   */
  long minorUnits(String currency) {
    if (amount instanceof JsonObject money) {
      boolean same =
          money.get("currency") instanceof JsonString c && currency.equals(c.getString());
      if (!same) {
        throw Violations.invalid("/amount/currency", "must be the order's, " + currency);
      }
      return positive(money.get("amount"), "/amount/amount");
    }
    return positive(amount, "/amount");
  }

  private static long positive(JsonValue value, String pointer) {
    if (value instanceof JsonNumber number && number.isIntegral()) {
      long units = number.bigIntegerValue().bitLength() < 63 ? number.longValue() : Long.MAX_VALUE;
      if (units > 0) {
        return units;
      }
    }
    throw Violations.invalid(pointer, "must be a positive number of minor units");
  }
}
