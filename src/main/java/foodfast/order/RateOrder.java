package foodfast.order;

import foodfast.account.Identity;
import foodfast.menu.Menus;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * Keeps what a customer thinks of a delivered order, one rating an order however often it changes,
 * and counts it in at the restaurant in the same transaction.
 */
@ApplicationScoped
public class RateOrder {
  @Inject Orders orders;
  @Inject Menus menus;

  /** A rating as customers give it. */
  public record NewRating(@NotNull @Min(1) @Max(5) Integer stars, @Size(max = 1000) String words) {}

  /**
   * A rating as it is shown.
   *
   * @param words null for none
   */
  public record Rating(int stars, String words, Instant at) {}

  /**
   * @throws Problem 404 if it is not theirs, 409 {@code not-delivered}
   */
  @Transactional
  public Order rate(Identity who, UUID id, NewRating wanted) {
    Order order =
        orders.lock(id).filter(o -> o.parties().include(who)).orElseThrow(Problem::notFound);
    int before = order.rate(wanted.stars(), words(wanted));
    menus
        .lockRestaurant(order.restaurantId())
        .ifPresent(restaurant -> restaurant.rated(wanted.stars(), before));
    return order;
  }

  private static String words(NewRating wanted) {
    return wanted.words() == null || wanted.words().isBlank()
        ? null
        : CardNumbers.mask(wanted.words().strip());
  }
}
