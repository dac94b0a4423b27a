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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Announcements to 1,000, 5,000 and 10,000 clients of one node: time to the last, processor and
 * memory; and what orders and chat feel of it.
 */
class AnnouncementsLoad {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = Integer.getInteger("load.rounds", 5);
  private static final Duration WINDOW = Duration.ofSeconds(40);

  /** After thousands came at once, until the compiler has done its work. */
  private static final Duration SETTLING = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(40);
  private static final int CONVERSATIONS = 100;
  private static final int MESSAGES_PER_SECOND = 50;

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final OperatorApp operator = OperatorApp.logsIn(node);
  private final Server server = new Server(node);
  private final List<String> tokens = new ArrayList<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void figures() throws Exception {
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

  private void round(int clients, Report to) throws Exception {
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
      swarm.run(SETTLING, () -> false);
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
          others(swarm, hearers, to);
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

  /** What orders and chat feel, without and with announcements one after the other. */
  private void others(Swarm swarm, List<Hearer> hearers, Report to) throws Exception {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    CustomerApp customer = CustomerApp.registers(node);
    Map<String, ?> basket = customer.basket(restaurant.id(), customer.addsCard());
    try (Board board = restaurant.watches();
        Chatter chatter = new Chatter(platform, node, CONVERSATIONS, MESSAGES_PER_SECOND)) {
      Supplier<Latencies> orders = () -> place(customer, basket, board);
      beside("warm", () -> swarm.run(WINDOW, () -> false), orders, chatter, new Report("warm"));
      beside("no announcements", () -> swarm.run(WINDOW, () -> false), orders, chatter, to);
      Latencies last = new Latencies();
      beside("while announcing", () -> keepAnnouncing(swarm, hearers, last), orders, chatter, to);
      to.add("announcements meanwhile", last.count(), "to 10,000 clients each");
    }
  }

  private void keepAnnouncing(Swarm swarm, List<Hearer> hearers, Latencies last) {
    long end = System.nanoTime() + WINDOW.toNanos();
    while (System.nanoTime() < end) {
      announce(swarm, hearers, last, new Latencies());
    }
  }

  private void beside(
      String name, Runnable rest, Supplier<Latencies> orders, Chatter chatter, Report to) {
    chatter.ages();
    over.set(false);
    CompletableFuture<Latencies> placing = CompletableFuture.supplyAsync(orders);
    rest.run();
    over.set(true);
    Latencies placed = placing.join();
    Latencies said = chatter.ages();
    to.add("order to kitchen screen, " + name, placed).add("chat to the other side, " + name, said);
  }

  /** One order after another, with a pause. */
  private Latencies place(CustomerApp customer, Map<String, ?> basket, Board board) {
    Latencies latencies = new Latencies();
    while (!over.get()) {
      long start = System.nanoTime();
      String order = customer.orders(basket).getString("id");
      board.sees(order).within(PATIENCE);
      latencies.add(System.nanoTime() - start);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return latencies;
  }
}
