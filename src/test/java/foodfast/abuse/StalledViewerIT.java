package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Fix;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A map whose phone stopped reading costs nobody else anything, and is cut. */
class StalledViewerIT {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** In seconds; it is cut after 25 on a machine that has nothing else to do. */
  private static final int LONGEST_STALL = 120;

  @Test
  void theOthersGoOnAndTheStalledOneIsCut() {
    Node node = Platform.running().nodeA();
    CustomerApp customer = CustomerApp.registers(node);
    DriverApp driver = DriverApp.logsIn(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    Eventually.within(LONG).holds("nobody else looks", () -> viewers(node) == 0);
    try (LiveSocket stalled = customer.watches(order);
        LiveSocket reader = customer.watches(order);
        LiveSocket phone = driver.drives()) {
      Fix start = Fix.inBerlin(Instant.now().minusSeconds(3_600));
      phone.send(start.frame(order));
      stalled.await("position", LONG);
      Eventually.within(LONG).holds("both look", () -> viewers(node) == 2);
      stalled.stall();
      long began = System.nanoTime();
      for (int second = 1; viewers(node) > 1; second++) {
        assertTrue(second <= LONGEST_STALL, "the stalled one is still served");
        Fix last = start.north(8 * second, second);
        phone.send(last.frame(order));
        String at = last.at().toString();
        reader.await(at, f -> at.equals(f.getString("at", "")), LONG);
        long next = began + second * 1_000_000_000L; // phones tell once a second
        Eventually.within(LONG)
            .holds("the next second", () -> System.nanoTime() > next || viewers(node) == 1);
      }
      assertEquals(0, reader.closeCode());
      int got = stalled.frames("position").size();
      assertTrue(got <= 2, "the stalled one read " + got);
      stalled.resume();
      assertEquals(4408, stalled.awaitClose(LONG));
    }
  }

  private static double viewers(Node node) {
    return node.metric("delivery_viewers");
  }
}
