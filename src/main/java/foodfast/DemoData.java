package foodfast;

import foodfast.menu.MenuItem;
import foodfast.menu.Menus;
import foodfast.menu.Money;
import foodfast.menu.Restaurant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restaurants in five cities and people of each role, created once and only where {@code DEMO_DATA}
 * asks for it.
 */
@ApplicationScoped
public class DemoData {
  static final String PASSWORD = "foodfast-demo";
  private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

  @Inject
  @ConfigProperty(name = "DEMO_DATA", defaultValue = "false")
  boolean wanted;

  @Inject
  @ConfigProperty(name = "HTTP_PORT", defaultValue = "9080")
  int port;

  @Inject Menus menus;
  @Inject DemoPeople people;

  private record Place(String name, String city, String cuisine, double lat, double lng) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("Spreewald Kitchen", "Berlin", "German", 52.5219, 13.4132),
          new Place("Pizza Prenzlau", "Berlin", "Italian", 52.5386, 13.4244),
          new Place("Alster Sushi", "Hamburg", "Japanese", 53.5586, 9.9943),
          new Place("Isar Curry", "Munich", "Indian", 48.1351, 11.582),
          new Place("Dom Burger", "Cologne", "American", 50.9413, 6.9583),
          new Place("Main Noodles", "Frankfurt", "Chinese", 50.1109, 8.6821));

  private static final List<List<String>> DISHES =
      List.of(
          List.of("Soup of the day", "with bread", "590"),
          List.of("House plate", "what the kitchen is known for", "1250"),
          List.of("Garden plate", "vegetables of the season", "1090"),
          List.of("Something sweet", "made this morning", "490"),
          List.of("Lemonade", "0.4 l", "350"));

  /** The id of demo data is derived from its name, so that every database has the same. */
  static UUID idOf(String name) {
    return UUID.nameUUIDFromBytes(("foodfast-demo " + name).getBytes(StandardCharsets.UTF_8));
  }

  @Transactional
  public void createOnce() {
    if (!wanted) {
      return;
    }
    if (menus.restaurant(idOf(PLACES.get(0).name())).isEmpty()) {
      PLACES.forEach(this::open);
      people.createAll(idOf(PLACES.get(0).name()), idOf(PLACES.get(1).name()));
    }
    LOG.info(
        "FoodFast is at http://localhost:{}/ - log in as {} with {} (or restaurant@, driver@, agent@, operator@)",
        port,
        "customer@demo.foodfast.test",
        PASSWORD);
  }

  private void open(Place p) {
    UUID restaurant = idOf(p.name());
    menus.add(new Restaurant(restaurant, p.name(), p.city(), p.cuisine(), p.lat(), p.lng()));
    for (List<String> dish : DISHES) {
      Money price = new Money(Long.parseLong(dish.get(2)), "EUR");
      UUID id = idOf(p.name() + " " + dish.get(0));
      MenuItem item = new MenuItem(id, restaurant, dish.get(0), dish.get(1), price);
      item.publish(true);
      menus.add(item);
    }
    MenuItem secret =
        new MenuItem(
            idOf(p.name() + " draft"),
            restaurant,
            "New dish",
            "not yet published",
            new Money(990, "EUR"));
    menus.add(secret);
  }
}
