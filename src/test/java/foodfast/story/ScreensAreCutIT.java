package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Two hundred orders while screens lose their line a hundred times: each on each screen once, in
 * order.
 */
class ScreensAreCutIT {
  private static final int ORDERS = 200;
  private static final int CUTS = 100;
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Platform platform = Platform.running();
  private final Random chance = new Random(7);

  @Test
  void everyOrderIsOnEveryScreenExactlyOnceThoughTheyAreCut() {
    List<Node> nodes = List.of(platform.nodeA(), platform.nodeB());
    RestaurantApp restaurant = RestaurantApp.logsIn(platform.nodeA());
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    List<Board> screens = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      screens.add(restaurant.at(nodes.get(i % 2)).watches());
    }
    Set<String> orders = new HashSet<>();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(customer.ordersFrom(restaurant.id()).getString("id"));
      if (i % (ORDERS / CUTS) == 0) {
        Board screen = screens.get(chance.nextInt(screens.size()));
        screen.losesConnection();
        screen.comesBackTo(nodes.get(chance.nextInt(nodes.size())));
      }
    }
    for (Board screen : screens) {
      Eventually.within(LONG)
          .holds("all orders are shown", () -> shown(screen).containsAll(orders));
      screen.hasNoGapAndNoDouble();
      orders.forEach(order -> assertEquals(1, firstSightings(screen, order), order));
      screen.close();
    }
  }

  /** Louder alarms are changes of their own; the order as it came in has none yet. */
  private static long firstSightings(Board screen, String order) {
    return screen.tickets().stream()
        .map(event -> event.json())
        .filter(ticket -> ticket.getString("orderId").equals(order))
        .filter(ticket -> ticket.getInt("alarm") == 0)
        .count();
  }

  private static Set<String> shown(Board screen) {
    Set<String> shown = new HashSet<>();
    screen.tickets().forEach(event -> shown.add(event.json().getString("orderId")));
    return shown;
  }
}
