package foodfast.load;

import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Announcements to 1,000, 5,000 and 10,000 clients of one node: time to the last, processor and
 * memory; and what an order feels of it.
 */
class AnnouncementsLoad {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = Integer.getInteger("load.rounds", 5);
  private static final Duration ORDERS = Duration.ofSeconds(10);

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final OperatorApp operator = OperatorApp.logsIn(node);
  private final Server server = new Server(node);
  private final List<String> tokens = new ArrayList<>();

  @Test
  void figures() {
    for (int i = 0; i < 20; i++) {
      tokens.add(Session.ofNewcomer(node).accessToken());
    }
    server.pin();
    Report report = new Report("Announcements to the clients of one node");
    round(1_000, null); // warm
    round(1_000, report);
    round(5_000, report);
    round(10_000, report);
    report.publish("announcements");
  }

  private void round(int clients, Report to) {
    long heap = server.liveHeapKilobytes();
    long resident = server.residentKilobytes();
    try (Swarm swarm = new Swarm(node.url())) {
      List<Hearer> hearers = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Hearer one = new Hearer(tokens.get(i % tokens.size()));
        hearers.add(one);
        swarm.at(System.nanoTime() + i * 500_000L, () -> one.comesTo(swarm));
      }
      if (!swarm.run(PATIENCE, () -> hearers.stream().allMatch(Hearer::isSynced))) {
        throw new AssertionError("not all connected");
      }
      double heldHeap = server.liveHeapKilobytes() - heap;
      double held = server.residentKilobytes() - resident;
      Latencies last = new Latencies();
      Latencies each = new Latencies();
      double cpu = server.cpuSeconds();
      for (int i = 0; i < ROUNDS; i++) {
        announce(swarm, hearers, last, each);
      }
      double used = (server.cpuSeconds() - cpu) / ROUNDS / clients * 1000;
      if (to != null) {
        String so = clients + " clients: ";
        to.add(so + "to the last client, median", last.percentile(50), "ms")
            .add(so + "to the last client, slowest", last.longestMillis(), "ms")
            .add(so + "to a client, median", each.percentile(50), "ms")
            .add(so + "processor per 1,000 deliveries", used, "s")
            .add(so + "heap per client", heldHeap / clients, "kB")
            .add(so + "resident per client", held / clients, "kB");
        if (clients == 10_000) {
          orders(swarm, hearers, to);
        }
      }
    }
  }

  private void announce(Swarm swarm, List<Hearer> hearers, Latencies last, Latencies each) {
    long start = System.nanoTime();
    long position =
        operator.announces("Load " + UUID.randomUUID()).getJsonNumber("position").longValue();
    if (!swarm.run(PATIENCE, () -> hearers.stream().allMatch(one -> one.has(position)))) {
      throw new AssertionError("not all heard " + position);
    }
    hearers.forEach(one -> each.add(one.heardAt() - start));
    last.add(hearers.stream().mapToLong(Hearer::heardAt).max().orElse(start) - start);
  }

  /**
   * Orders placed and seen by their kitchen, without and with announcements one after the other.
   */
  private void orders(Swarm swarm, List<Hearer> hearers, Report to) {
    AtomicBoolean over = new AtomicBoolean();
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    CustomerApp customer = CustomerApp.registers(node);
    try (Board board = restaurant.watches()) {
      customer.ordersFrom(restaurant.id());
      Latencies quiet = new Latencies();
      CompletableFuture<Void> placing =
          CompletableFuture.runAsync(() -> place(customer, restaurant, board, over, quiet));
      swarm.run(ORDERS, () -> false);
      over.set(true);
      placing.join();
      over.set(false);
      Latencies busy = new Latencies();
      placing = CompletableFuture.runAsync(() -> place(customer, restaurant, board, over, busy));
      long end = System.nanoTime() + ORDERS.toNanos();
      Latencies last = new Latencies();
      while (System.nanoTime() < end) {
        announce(swarm, hearers, last, new Latencies());
      }
      over.set(true);
      placing.join();
      to.add("order to kitchen screen, no announcements, median", quiet.percentile(50), "ms")
          .add("order to kitchen screen, no announcements, p99", quiet.percentile(99), "ms")
          .add("order to kitchen screen, while announcing, median", busy.percentile(50), "ms")
          .add("order to kitchen screen, while announcing, p99", busy.percentile(99), "ms")
          .add("announcements meanwhile", last.count(), "to 10,000 clients each")
          .add("orders meanwhile", busy.count(), "orders");
    }
  }

  private static void place(
      CustomerApp customer,
      RestaurantApp restaurant,
      Board board,
      AtomicBoolean over,
      Latencies latencies) {
    while (!over.get()) {
      long start = System.nanoTime();
      String order = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(order).within(PATIENCE);
      latencies.add(System.nanoTime() - start);
    }
  }
}
