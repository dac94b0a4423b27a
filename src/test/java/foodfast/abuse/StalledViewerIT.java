package foodfast.abuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
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
  @Test
  void theOthersGoOnAndTheStalledOneIsCut() {
    Node node = Platform.running().nodeA();
    CustomerApp customer = CustomerApp.registers(node);
    DriverApp driver = DriverApp.logsIn(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    try (LiveSocket stalled = customer.watches(order);
        LiveSocket reader = customer.watches(order);
        LiveSocket phone = driver.drives()) {
      Fix start = Fix.inBerlin(Instant.now().minusSeconds(3_600));
      phone.send(start.frame(order));
      stalled.await("position", Duration.ofSeconds(5));
      stalled.stall();
      long began = System.nanoTime();
      Fix last = start;
      for (int second = 1; second <= 27; second++) {
        last = start.north(8 * second, second);
        phone.send(last.frame(order));
        String at = last.at().toString();
        reader.await(at, f -> at.equals(f.getString("at", "")), Duration.ofSeconds(5));
        java.util.concurrent.locks.LockSupport.parkNanos(
            began + second * 1_000_000_000L - System.nanoTime());
      }
      assertEquals(0, reader.closeCode());
      int got = stalled.frames("position").size();
      assertTrue(got <= 2, "the stalled one read " + got);
      stalled.resume();
      assertEquals(4408, stalled.awaitClose(Duration.ofSeconds(10)));
    }
  }
}
