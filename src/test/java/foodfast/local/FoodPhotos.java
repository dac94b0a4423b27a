package foodfast.local;

import foodfast.kit.Node;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Photos of food for pictures that are kept, drawn as those of the demo and sent by the staff, for
 * the tests' nodes draw none.
 */
public final class FoodPhotos {
  private FoodPhotos() {}

  /** All dishes of that restaurant of the demo get theirs, and of its neighbours the first. */
  public static void ofTheDemo(Node node, String restaurant) {
    List<DemoMenu.Place> places = DemoMenu.places();
    DemoMenu.Place one =
        places.stream().filter(place -> place.name().equals(restaurant)).findFirst().orElseThrow();
    for (int number = 0; number < places.size(); number++) {
      DemoMenu.Place place = places.get(number);
      if (place.city().equals(one.city())) {
        Session staff = Session.logIn(node, DemoData.staffEmail(number));
        ofMenu(RestaurantApp.of(staff), place, place == one ? Integer.MAX_VALUE : 1);
      }
    }
  }

  private static void ofMenu(RestaurantApp kitchen, DemoMenu.Place place, int most) {
    place.dishes().stream()
        .limit(most)
        .forEach(dish -> of(kitchen, place.idOf(dish).toString(), dish.art(), dish.name()));
  }

  /** A dish gets one of that kind, unless it has a photo. */
  public static void of(RestaurantApp kitchen, String dishId, String art, String name) {
    if (!kitchen.dish(dishId).containsKey("photo")) {
      kitchen.sends(dishId, drawn(art, name)).endsAs("READY");
    }
  }

  /** The file of one. */
  public static byte[] drawn(String art, String name) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(DishPainter.draw(art, name), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }
}
