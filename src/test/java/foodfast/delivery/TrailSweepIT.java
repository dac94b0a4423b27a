package foodfast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Fix;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is left of a ride: exact while it lasts, then rough, then nothing. */
class TrailSweepIT {
  private final Platform platform = Platform.running();
  private final Tables tables = new Tables(platform.database());

  private long points(String order) {
    return tables.number(
        "select count(*) from trail_point where order_id = cast(? as uuid)", order);
  }

  @Test
  void aTrailIsKeptCoarselyThinnedAtTheEndAndInTheDriversExport() {
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    RestaurantApp restaurant = RestaurantApp.logsIn(platform.nodeA());
    DriverApp driver = DriverApp.logsIn(platform.nodeA());
    String order = driver.setsOffWithAnOrderOf(customer, restaurant);
    Fix start = Fix.inBerlin(Instant.now().minus(Duration.ofMinutes(20)));
    for (int i = 0; i < 20; i++) {
      driver.handsIn(order, start.north(80 * i, 10 * i)).expects(200);
    }
    long coarse = points(order);
    assertTrue(coarse >= 8 && coarse <= 11, coarse + " points of 20 fixes in 190 s");
    String export = driver.door().get("/api/accounts/me/export").expects(200).body();
    assertTrue(export.contains(order), "the driver's own export tells it");

    driver.delivers(order).expects(200);
    Eventually.within(Duration.ofSeconds(75))
        .holds("thinned to one a minute", () -> points(order) <= 4);
    assertEquals(
        0,
        tables.number(
            "select count(*) from trail_point where order_id = cast(? as uuid)"
                + " and (lat * 1000 <> round(lat * 1000) or lng * 1000 <> round(lng * 1000))",
            order));
  }
}
