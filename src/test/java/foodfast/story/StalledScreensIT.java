package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Fifty screens stop reading at once: the others go on, and the stalled ones are cut and resume.
 */
class StalledScreensIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Platform platform = Platform.running();
  private final Tables tables = new Tables(platform.database());

  @Test
  void stalledScreensDelayNobodyAndLoseNothing() {
    RestaurantApp restaurant = RestaurantApp.logsIn(platform.nodeA());
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    List<Board> stalled = new ArrayList<>();
    try (Board fast = restaurant.watches()) {
      for (int i = 0; i < 50; i++) {
        Board screen = restaurant.watches();
        screen.stream().stall();
        stalled.add(screen);
      }
      fillTheLines(restaurant.id());
      String order = customer.ordersFrom(restaurant.id()).getString("id");
      fast.sees(order).within(LONG);
      customer.waitsForStatus(confirmed(restaurant, order), "CONFIRMED", LONG);
      fast.sees(order, "CONFIRMED").within(LONG);
      fast.hasNoGapAndNoDouble();

      Board one = stalled.get(0);
      one.stream().resume();
      Eventually.within(LONG)
          .holds(
              "it reads on, or was cut by the write timeout",
              () -> one.times(order, "CONFIRMED") == 1 || one.stream().hasEnded());
      if (one.stream().hasEnded()) {
        one.comesBackTo(platform.nodeA());
      }
      one.sees(order, "CONFIRMED").within(LONG);
      one.hasNoGapAndNoDouble();
      assertEquals(1, one.times(order, "PLACED"));
    } finally {
      stalled.forEach(Board::close);
    }
  }

  private static String confirmed(RestaurantApp restaurant, String order) {
    restaurant.confirms(order).expects(200);
    return order;
  }

  /** More than the sockets' buffers between server and client can take. */
  private void fillTheLines(String restaurant) {
    UUID id = UUID.fromString(restaurant);
    tables.change(
        "with head as (update kitchen set last_position = last_position + 1200 where restaurant_id = ?"
            + " returning last_position)"
            + " insert into ticket_change (restaurant_id, position, order_id, data)"
            + " select ?, head.last_position - 1200 + n, gen_random_uuid(),"
            + " cast(jsonb_build_object('id', gen_random_uuid(), 'orderId', gen_random_uuid(),"
            + " 'position', head.last_position - 1200 + n, 'status', 'DELIVERED',"
            + " 'items', jsonb_build_array(), 'total', jsonb_build_object('amount', 0, 'currency', 'EUR'),"
            + " 'placedAt', '2026-01-31T12:00:00Z', 'alarm', 0, 'reason', repeat('x', 8000)) as text)"
            + " from head, generate_series(1, 1200) n",
        id,
        id);
  }
}
