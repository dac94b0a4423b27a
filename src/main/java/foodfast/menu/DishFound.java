package foodfast.menu;

import java.time.Instant;
import java.util.UUID;

/** A dish that a search found, with the restaurant that cooks it. */
public record DishFound(
    UUID restaurantId, String restaurantName, String city, boolean open, MenuItemView dish) {
  static DishFound of(MenuItem item, Restaurant restaurant) {
    return new DishFound(
        restaurant.id(),
        restaurant.name(),
        restaurant.city(),
        restaurant.isOpen(Instant.now()),
        item.view(false));
  }
}
