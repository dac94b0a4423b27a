package foodfast.account;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The password somebody has and the one they want. */
public record NewPassword(
    @NotNull @Size(max = 256) String current,
    @JsonbProperty("new") @NotNull @Size(min = 8, max = 256) String wanted) {

  @Override
  public String toString() {
    return "NewPassword";
  }
}
