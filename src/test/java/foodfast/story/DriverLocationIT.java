package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Fix;
import foodfast.kit.LiveSocket;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The driver on the customer's map: from pick-up to delivery, on whichever nodes the two are. */
class DriverLocationIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Platform platform = Platform.running();
  private final Fix start = Fix.inBerlin(Instant.now().minusSeconds(600));
  private CustomerApp customer;
  private DriverApp driver;
  private String order;

  @BeforeEach
  void foodIsReady() {
    customer = CustomerApp.registers(platform.nodeA());
    driver = DriverApp.logsIn(platform.nodeA());
    RestaurantApp restaurant = RestaurantApp.logsIn(platform.nodeA());
    order = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.cooks(order);
  }

  private void isUnderWay() {
    driver.claims(order).expects(200);
    driver.picksUp(order).expects(200);
  }

  private static JsonObject sees(LiveSocket map, Fix fix) {
    return map.await(
        "position of " + fix.at(), f -> fix.at().toString().equals(f.getString("at", "")), SOON);
  }

  @Test
  void theFirstOfTwoDriversGetsIt() {
    DriverApp other = DriverApp.logsIn(platform.nodeB(), "driver2");
    assertTrue(driver.sees("available").contains(order));
    assertTrue(other.sees("available").contains(order));

    List<CompletableFuture<Answer>> claims =
        Stream.of(driver, other)
            .map(d -> d.door().postLater("/api/deliveries/" + order + "/claim", Map.of()))
            .toList();

    assertEquals(List.of(200, 409), claims.stream().map(c -> c.join().status()).sorted().toList());
    assertFalse(driver.sees("available").contains(order));
    boolean first = claims.get(0).join().status() == 200;
    assertEquals(first, driver.sees("mine").contains(order));
    assertEquals(!first, other.sees("mine").contains(order));
    customer.seesStatus(order, "READY");
    DriverApp winner = first ? driver : other;
    winner.at(platform.nodeA()).door().get(CustomerApp.statusOf(order)).expects(200);
    winner.at(platform.nodeB()).door().get(CustomerApp.statusOf(order)).expects(200);
  }

  @Test
  void aRideIsSeenOnTheOtherNodeFromPickUpToDelivery() {
    driver.claims(order).expects(200);
    try (LiveSocket map = customer.at(platform.nodeB()).watches(order);
        LiveSocket phone = driver.drives()) {
      phone.send(start.frame(order));
      assertEquals("not-picked-up", phone.await("error", SOON).getString("code"));
      driver.handsIn(order, start).isProblem(409, "not-picked-up");
      customer.asksLocation(order).isProblem(404, "no-position-yet");

      driver.picksUp(order).expects(200);
      Fix last = start;
      for (int i = 1; i <= 4; i++) {
        last = start.north(70 * i, 10 * i);
        phone.send(last.frame(order));
        sees(map, last);
      }
      assertEquals(last.at().toString(), acks(phone).get(3));
      assertEquals(
          10, phone.await("pace", f -> f.getInt("seconds", 0) == 10, SOON).getInt("seconds"));
      assertTrue(
          map.frames("position").get(0).getString("at").compareTo(start.at().toString()) > 0,
          "nothing from before the pick-up");

      driver.delivers(order).expects(200);
      map.await("ended", SOON);
      assertEquals(4410, map.awaitClose(SOON));
      phone.await("ended", SOON);
      customer.at(platform.nodeB()).asksLocation(order).isProblem(410);
      driver.handsIn(order, last.north(10, 10)).isProblem(410);
      try (LiveSocket late = customer.watches(order)) {
        late.await("ended", SOON);
        assertEquals(4410, late.awaitClose(SOON));
        assertEquals(List.of(), late.frames("position"));
      }
    }
  }

  private static List<String> acks(LiveSocket phone) {
    return Eventually.within(SOON)
        .see("acks", () -> phone.frames("ack"), acks -> acks.size() >= 4)
        .stream()
        .map(ack -> ack.getString("at"))
        .toList();
  }

  @Test
  void whoComesLateSeesTheLastKnownFirstOnEitherNodeAndNeverAStepBack() {
    isUnderWay();
    try (LiveSocket phone = driver.drives()) {
      Fix here = start.north(100, 10);
      phone.send(here.frame(order));
      phone.await("ack", SOON);
      try (LiveSocket near = customer.watches(order);
          LiveSocket far = customer.at(platform.nodeB()).watches(order)) {
        sees(near, here);
        sees(far, here);
        Fix next = here.north(80, 10);
        phone.send(next.frame(order));
        phone.send(here.north(40, 5).frame(order));
        sees(near, next);
        sees(far, next);
        Fix later = next.north(80, 10);
        phone.send(later.frame(order));
        for (LiveSocket map : List.of(near, far)) {
          sees(map, later);
          List<String> times = map.frames("position").stream().map(f -> f.getString("at")).toList();
          assertEquals(times.stream().distinct().sorted().toList(), times);
        }
      }
    }
  }

  @Test
  void aTunnelIsHandedInAsABatchOnceAndInAnyOrder() {
    isUnderWay();
    try (LiveSocket map = customer.watches(order)) {
      Eventually.within(SOON)
          .holds("the map is known of", () -> 10 == handsIn().getInt("paceSeconds"));
      Fix[] way = new Fix[6];
      for (int i = 0; i < 6; i++) {
        way[i] = start.north(80 * i, 10 * i);
      }
      JsonObject taken =
          driver
              .handsIn(order, way[3], way[1], way[0], way[2], way[1], way[5], way[4])
              .expects(200)
              .json();
      assertEquals(6, taken.getInt("accepted"));
      assertEquals(1, taken.getInt("ignored"));
      assertEquals(10, taken.getInt("paceSeconds"));
      Eventually.within(SOON).holds("kept", () -> way[5].at().equals(lastKnown()));
      JsonObject again =
          driver.at(platform.nodeB()).handsIn(order, way[0], way[3], way[5]).expects(200).json();
      assertEquals(0, again.getInt("accepted"), "known by their times, on the other node too");
      assertEquals(3, again.getInt("ignored"));

      sees(map, way[5]);
      assertEquals(Stream.of(way).map(fix -> fix.at().toString()).toList(), pointsOf(map));
      Answer last = customer.at(platform.nodeB()).asksLocation(order).expects(200);
      assertEquals(way[5].at().toString(), last.json().getString("at"));
      assertTrue(last.json().getInt("ageSeconds") > 300);
      assertEquals(
          304,
          customer
              .door()
              .with("If-None-Match", last.etag())
              .get("/api/orders/" + order + "/location")
              .status());
    }
  }

  /** A batch with these fixes, which may be none. */
  private JsonObject handsIn(Fix... fixes) {
    return driver.handsIn(order, fixes).expects(200).json();
  }

  /** As any node knows it that did not hear it itself. */
  private Instant lastKnown() {
    long micros =
        new Tables(platform.database())
            .number(
                "select cast(1000000 * extract(epoch from at) as bigint) from delivery where order_id = ?",
                UUID.fromString(order));
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The times of all points that were shown, in whatever frames; the newest may be shown again. */
  private static List<String> pointsOf(LiveSocket map) {
    return map.frames("position").stream()
        .flatMap(f -> Stream.concat(skippedOn(f), Stream.of(f)))
        .map(point -> point.getString("at"))
        .distinct()
        .toList();
  }

  private static Stream<JsonObject> skippedOn(JsonObject frame) {
    return frame.containsKey("skipped")
        ? frame.getJsonArray("skipped").getValuesAs(JsonObject.class).stream()
        : Stream.empty();
  }

  @Test
  void thePaceFollowsWhoWatches() {
    isUnderWay();
    try (LiveSocket phone = driver.drives()) {
      phone.send(start.frame(order));
      assertEquals(60, phone.await("pace", SOON).getInt("seconds"));
      try (LiveSocket map = customer.at(platform.nodeB()).watches(order)) {
        sees(map, start);
        phone.await("pace of 10", f -> f.getInt("seconds", 0) == 10, SOON);
      }
      Eventually.within(Duration.ofSeconds(60))
          .holds("nobody watches", () -> pacesTold(phone).equals(List.of(60, 10, 60)));
    }
  }

  private static List<Integer> pacesTold(LiveSocket phone) {
    return phone.frames("pace").stream().map(f -> f.getInt("seconds")).toList();
  }

  @Test
  void aViewerWhoseSessionEndsIsCutAtOnceAndTheDriverToo() {
    isUnderWay();
    try (LiveSocket map = customer.at(platform.nodeB()).watches(order);
        LiveSocket phone = driver.at(platform.nodeB()).drives()) {
      phone.send(start.frame(order));
      sees(map, start);
      customer.door().delete("/api/sessions/current").expects(204);
      assertEquals(4401, map.awaitClose(SOON));
      driver.door().delete("/api/sessions/current").expects(204);
      assertEquals(4401, phone.awaitClose(SOON));
    }
  }

  @Test
  void aDriverWhoComesBackOnAnotherNodeGoesOnWhereTheRideWas() {
    isUnderWay();
    Fix here = start.north(100, 10);
    try (LiveSocket map = customer.watches(order)) {
      try (LiveSocket phone = driver.drives()) {
        phone.send(here.frame(order));
        sees(map, here);
        phone.cut();
      }
      try (LiveSocket phone = driver.at(platform.nodeB()).drives()) {
        Eventually.within(SOON)
            .holds("kept", () -> customer.at(platform.nodeB()).asksLocation(order).status() == 200);
        phone.send(here.north(5_000, 5).frame(order));
        Fix next = here.north(80, 10);
        phone.send(next.frame(order));
        sees(map, next);
        assertEquals(2, map.frames("position").size(), "the leap of 5 km is not shown");
      }
    }
  }
}
