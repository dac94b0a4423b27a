package foodfast.menu;

import foodfast.account.Profile;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What an operator says of a restaurant: when it opens, and, merged with a patch, later.
 *
 * @param address street and number
 * @param about null for nothing
 * @param deliveryFee cents, for each order; null for none
 * @param minimumOrder cents that the dishes of an order must come to; null for none
 * @param preparationMinutes until food is usually ready; null for the usual
 * @param openingHours as {@link OpeningHours} reads them; null for "always"
 * @param phone null for none
 */
public record RestaurantContent(
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
    @Pattern(regexp = Profile.PHONE, message = "{foodfast.phone}") String phone) {}
