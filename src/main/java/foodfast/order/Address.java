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
  private static final double STREETS = 1.3;
  private static final double METRES_A_DEGREE = 111_320;
  static final Address FORGOTTEN = new Address("erased", "erased", 0.0, 0.0);

  /** By the streets, which are longer than the straight line. */
  double metresByStreets(double fromLat, double fromLng) {
    return metres(fromLat, fromLng) * STREETS;
  }

  /** As the crow flies; near enough within a city. */
  double metres(double fromLat, double fromLng) {
    double north = (lat - fromLat) * METRES_A_DEGREE;
    double east = (lng - fromLng) * METRES_A_DEGREE * Math.cos(Math.toRadians(fromLat));
    return Math.hypot(north, east);
  }

  /** The same, without a card number somebody typed into it. */
  Address masked() {
    return new Address(CardNumbers.mask(line1), CardNumbers.mask(city), lat, lng);
  }
}
