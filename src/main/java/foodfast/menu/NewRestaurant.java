package foodfast.menu;

import foodfast.account.Profile;
import foodfast.web.CardNumbers;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A restaurant that an operator opens. It takes orders from then on, once it has dishes.
 *
 * @param deliveryFee cents, for each order
 * @param minimumOrder cents that the dishes of an order must come to
 * @param openingHours as {@link OpeningHours} reads them; null for "always"
 */
public record NewRestaurant(
    @NotBlank @Size(max = 100) String name,
    @NotBlank @Size(max = 100) String city,
    @NotBlank @Size(max = 200) String address,
    @NotBlank @Size(max = 100) String cuisine,
    @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
    @NotNull @DecimalMin("-180") @DecimalMax("180") Double lng,
    @Size(max = 500) String about,
    @Min(0) @Max(10_000) Long deliveryFee,
    @Min(0) @Max(100_000) Long minimumOrder,
    @Min(1) @Max(180) Integer preparationMinutes,
    @Size(max = 200)
        @Pattern(
            regexp = OpeningHours.WRITTEN,
            message = "Please write the hours such as Mo-Fr 11:30-22:00; Sa-Su 12:00-01:00.")
        String openingHours,
    @Pattern(regexp = Profile.PHONE, message = "{foodfast.phone}") String phone) {
  private static final int USUAL_MINUTES = 20;

  Restaurant opened() {
    Restaurant restaurant =
        new Restaurant(UUID.randomUUID(), kept(name), kept(city), kept(cuisine), lat, lng);
    restaurant.agreeTo(
        new Restaurant.Terms(
            kept(address),
            about == null ? "" : kept(about),
            deliveryFee == null ? 0 : deliveryFee,
            minimumOrder == null ? 0 : minimumOrder,
            preparationMinutes == null ? USUAL_MINUTES : preparationMinutes,
            openingHours == null ? "" : openingHours,
            phone));
    return restaurant;
  }

  private static String kept(String text) {
    return CardNumbers.mask(text.strip());
  }
}
