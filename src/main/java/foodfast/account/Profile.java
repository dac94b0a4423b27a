package foodfast.account;

import foodfast.web.CardNumbers;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What people tell about themselves and may change at any time. */
public record Profile(
    @NotBlank @Size(max = 100) String name,
    @Pattern(regexp = Profile.PHONE, message = "{foodfast.phone}") String phone,
    @Size(min = 1, max = 100) String city) {
  public static final String PHONE = "\\+?[0-9][0-9 ()/.\\-]{2,29}";

  public Profile {
    name = name == null ? null : CardNumbers.mask(name.strip());
    city = city == null ? null : CardNumbers.mask(city.strip());
  }
}
