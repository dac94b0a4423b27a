package foodfast.local;

import com.fasterxml.jackson.databind.json.JsonMapper;
import foodfast.menu.Allergen;
import foodfast.menu.MenuItem;
import foodfast.menu.OptionGroup;
import foodfast.menu.Restaurant;
import foodfast.menu.RestaurantContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The restaurants of the demo, as {@code demo/restaurants.json} tells them. */
public final class DemoMenu {
  private static final JsonMapper JSON = new JsonMapper();

  private DemoMenu() {}

  /** A restaurant with its dishes, in the order of its menu. */
  public record Place(
      String name,
      String city,
      String address,
      String phone,
      String cuisine,
      double lat,
      double lng,
      String about,
      long deliveryFee,
      long minimumOrder,
      int preparationMinutes,
      String openingHours,
      List<Dish> dishes) {

    /** Derived from the name, so that every database has the same. */
    UUID id() {
      return DemoMenu.idOf(name);
    }

    UUID idOf(Dish dish) {
      return DemoMenu.idOf(name + " " + dish.name());
    }

    UUID draft() {
      return DemoMenu.idOf(name + " draft");
    }

    Restaurant restaurant() {
      return new Restaurant(
          id(),
          new RestaurantContent(
              name,
              city,
              address,
              cuisine,
              lat,
              lng,
              about,
              deliveryFee,
              minimumOrder,
              preparationMinutes,
              openingHours,
              phone));
    }
  }

  /**
   * A dish.
   *
   * @param art how its photo is drawn: the kind of dish, and which
   */
  public record Dish(
      String category,
      String name,
      long cents,
      String description,
      List<Allergen> allergens,
      String art,
      List<OptionGroup> options) {
    MenuItem.Content content() {
      MenuItem.Price price = new MenuItem.Price(cents, "EUR");
      return new MenuItem.Content(name, description, price, category, allergens, options);
    }
  }

  static List<Place> places() {
    try (InputStream file = DemoMenu.class.getResourceAsStream("/demo/restaurants.json")) {
      return List.of(JSON.readValue(file, Place[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static UUID idOf(String name) {
    return UUID.nameUUIDFromBytes(("foodfast-demo " + name).getBytes(StandardCharsets.UTF_8));
  }
}
