package foodfast.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody registers with.
 *
 * @param role for an operator to give, CUSTOMER otherwise
 */
public record Registration(
    @Schema(examples = "new@example.org") @NotBlank @Email @Size(max = 254) String email,
    @Schema(examples = "a long pass phrase") @NotNull @Size(min = 8, max = 256) String password,
    @Schema(examples = "Nina New") @NotBlank @Size(max = 100) String name,
    @Schema(examples = "+49 30 901820")
        @Pattern(regexp = Profile.PHONE, message = "must be a phone number")
        String phone,
    @Schema(examples = "Berlin") @Size(min = 1, max = 100) String city,
    Role role,
    UUID restaurantId) {

  Profile profile() {
    return new Profile(name, phone, city);
  }

  Registration withoutPassword() {
    return new Registration(email, null, name, phone, city, role, restaurantId);
  }

  @Override
  public String toString() {
    return "Registration of " + role;
  }
}
