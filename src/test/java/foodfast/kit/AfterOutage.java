package foodfast.kit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Waits until both nodes are as they were before their database or broker was away, which may be
 * some time after they are ready: the next test must not find them half awake.
 */
public final class AfterOutage {
  private static final Duration BACK = Duration.ofMinutes(2);
  private static final int CONNECTIONS = 10;

  private AfterOutage() {}

  /** Each node hears what is sent live: positions are sent until both have shown the same one. */
  public static void bothNodesHear(Platform platform) {
    Node nodeA = platform.nodeA();
    Node nodeB = platform.nodeB();
    nodeA.awaitReady(BACK);
    nodeB.awaitReady(BACK);
    CustomerApp customer = CustomerApp.registers(nodeA);
    DriverApp driver = DriverApp.logsIn(nodeA);
    String order = driver.setsOffWithAnOrderOf(customer, RestaurantApp.logsIn(nodeA));
    Fix[] last = {Fix.inBerlin(Instant.now().minusSeconds(3_600))};
    try (LiveSocket here = customer.watches(order);
        LiveSocket there = customer.at(nodeB).watches(order);
        LiveSocket phone = driver.drives()) {
      Eventually.within(BACK)
          .holds(
              "both nodes hear",
              () -> {
                last[0] = last[0].north(10, 1);
                phone.send(last[0].frame(order));
                return shows(here, last[0]) && shows(there, last[0]);
              });
    }
    driver.delivers(order).expects(200);
  }

  private static boolean shows(LiveSocket map, Fix fix) {
    String at = fix.at().toString();
    map.await("position of " + at, f -> at.equals(f.getString("at", "")), Duration.ofSeconds(2));
    return true;
  }

  /** Each node has got rid of its dead connections: many questions at once are all answered. */
  public static void bothNodesAnswer(Platform platform) {
    List<Node> nodes = List.of(platform.nodeA(), platform.nodeB());
    nodes.forEach(node -> node.awaitReady(BACK));
    Eventually.within(BACK)
        .holds(
            "both nodes answer",
            () -> {
              CustomerApp customer = CustomerApp.registers(platform.nodeA());
              return nodes.stream().allMatch(node -> answersAll(customer.at(node)));
            });
  }

  private static boolean answersAll(CustomerApp customer) {
    Stream<CompletableFuture<Answer>> asked =
        IntStream.range(0, CONNECTIONS).mapToObj(i -> customer.door().getLater("/api/accounts/me"));
    return asked.toList().stream().allMatch(answer -> answer.join().status() == 200);
  }
}
