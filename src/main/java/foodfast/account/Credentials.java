package foodfast.account;

import foodfast.web.CardNumbers;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody logs in with.
 *
 * @param device a name for the list of sessions
 */
public record Credentials(
    @Schema(examples = "customer@demo.foodfast.test") @NotBlank @Size(max = 254) String email,
    @Schema(examples = "foodfast-demo") @NotNull @Size(max = 256) String password,
    @Schema(examples = "OpenAPI UI") @Size(max = 100) String device) {

  String deviceOr(String otherwise) {
    String named = device == null || device.isBlank() ? otherwise : device;
    String known = named == null || named.isBlank() ? "unknown" : CardNumbers.mask(named.strip());
    return known.substring(
        0, known.offsetByCodePoints(0, Math.min(100, known.codePointCount(0, known.length()))));
  }

  @Override
  public String toString() {
    return "Credentials";
  }
}
