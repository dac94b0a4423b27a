package foodfast.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cart as the customer sends it; prices are the server's. */
public record NewOrder(
    @NotNull UUID restaurantId,
    @NotEmpty @Size(max = 50) @Valid List<@NotNull Item> items,
    @NotNull @Valid Address deliverTo,
    @NotNull UUID paymentMethodId) {

  /** A dish and how many of it. */
  public record Item(
      @NotNull UUID menuItemId,
      @NotNull @Schema(examples = "2") @Min(1) @Max(50) Integer quantity,
      @Schema(examples = "no onions") @Size(max = 200) String note) {}
}
