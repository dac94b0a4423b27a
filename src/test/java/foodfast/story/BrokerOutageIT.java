package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AfterOutage;
import foodfast.kit.Answer;
import foodfast.kit.Board;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the broker down orders are taken, and reach the kitchen once it is back: once each. */
class BrokerOutageIT {
  private static final Duration BACK = Duration.ofMinutes(2);

  private final Platform platform = Platform.running();

  @AfterEach
  void theBrokerIsBackWhateverHappened() throws Exception {
    platform.broker().start();
    AfterOutage.bothNodesHear(platform);
  }

  @Test
  void ordersPlacedMeanwhileArriveOnceEach() throws Exception {
    Node node = platform.nodeA();
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    try (Board board = restaurant.watches()) {
      int alarms = node.alarms().size();
      platform.broker().stop();
      Eventually.within(BACK).holds("not ready", () -> node.health("ready") == 503);
      assertEquals(200, node.health("live"));

      List<String> placed = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        placed.add(customer.ordersFrom(restaurant.id()).getString("id"));
      }
      customer.seesStatus(placed.get(0), "PLACED");
      platform.broker().start();

      for (String id : placed) {
        board.sees(id).within(BACK);
      }
      node.awaitReady(BACK);
      board.hasNoGapAndNoDouble();
      for (String id : placed) {
        assertEquals(1, board.times(id, "PLACED"));
      }
      isToldInOneLine(node.alarms().stream().skip(alarms).toList());
    }
  }

  /**
   * Besides the reports that the server keeps of broken connections, and the orders that came late
   * where the broker was away for longer than a kitchen should wait.
   */
  private static void isToldInOneLine(List<String> alarms) {
    List<String> lines =
        alarms.stream()
            .filter(line -> !line.contains("FFDC1015I"))
            .filter(line -> !line.contains("orders were missed by their kitchens"))
            .toList();
    assertEquals(1, lines.size(), () -> String.join("\n", lines));
    assertTrue(lines.get(0).contains("asking the broker"), lines.get(0));
  }

  @Test
  void aSleepingPollIsNotLostWithoutTheBroker() throws Exception {
    Node node = platform.nodeA();
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    node.awaitNobodyAsleep();
    CompletableFuture<Answer> asleep = customer.sleepsOn(id, "\"v1\"", 50);
    Eventually.within(BACK).holds("asleep", () -> node.metric("sleeping_polls") == 1);
    platform.broker().stop();

    restaurant.confirms(id).expects(200);

    Answer woken = asleep.join().expects(200);
    assertEquals("CONFIRMED", woken.json().getString("status"));
  }

  @Test
  void aMapAndADriversPhoneEndWithTheOrderWithoutTheBroker() throws Exception {
    Node node = platform.nodeA();
    CustomerApp customer = CustomerApp.registers(node);
    DriverApp driver = DriverApp.logsIn(node);
    String id = driver.setsOffWithAnOrderOf(customer, RestaurantApp.logsIn(node));
    try (LiveSocket map = customer.watches(id);
        LiveSocket phone = driver.drives()) {
      phone.send(Fix.inBerlin(Instant.now()).frame(id));
      map.await("position", BACK);
      platform.broker().stop();

      driver.delivers(id).expects(200);

      map.await("ended", BACK);
      assertEquals(4410, map.awaitClose(BACK));
      phone.await("ended", BACK);
    }
  }
}
