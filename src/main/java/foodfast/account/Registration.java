package foodfast.account;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * What somebody registers with.
 *
 * @param role for an operator to give, CUSTOMER otherwise
 */
public record Registration(
    @NotBlank @Email @Size(max = 254) String email,
    @NotNull @Size(min = 8, max = 256) String password,
    @NotBlank @Size(max = 100) String name,
    @Pattern(regexp = Profile.PHONE, message = "must be a phone number") String phone,
    @Size(min = 1, max = 100) String city,
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
