package foodfast.order;

import foodfast.web.CardNumbers;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Where to deliver.
 *
 * @param lat degrees, WGS 84
 * @param lng degrees, WGS 84
 */
@Embeddable
public record Address(
    @NotBlank @Size(max = 200) String line1,
    @NotBlank @Size(max = 80) String city,
    @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
    @NotNull @DecimalMin("-180") @DecimalMax("180") Double lng) {
  static final Address FORGOTTEN = new Address("erased", "erased", 0.0, 0.0);

  /** The same, without a card number somebody typed into it. */
  Address masked() {
    return new Address(CardNumbers.mask(line1), CardNumbers.mask(city), lat, lng);
  }
}
