package foodfast.kit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Customers who order without a pause from a restaurant of their own while something is killed, and
 * the ledger of what they were told. As a page does, each repeats an order of unknown outcome under
 * its key until it is known, at the other node if one does not answer.
 */
public final class Rush implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Platform platform;
  private final Tables tables;
  private final UUID restaurant = UUID.randomUUID();
  private final UUID dish = UUID.randomUUID();
  private final List<CustomerApp> customers = new ArrayList<>();
  private final Board board;
  private final Map<String, String> orderByKey = new ConcurrentHashMap<>();
  private final Queue<Answer> faults = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Integer> repeated = new ConcurrentHashMap<>();
  private volatile boolean open;

  public interface Crash {
    void happens() throws Exception;
  }

  public Rush(Platform platform, int customers) {
    this.platform = platform;
    this.tables = new Tables(platform.database());
    tables.openKitchen("Rush hour", restaurant, dish);
    for (int i = 0; i < customers; i++) {
      CustomerApp customer = CustomerApp.registers(platform.nodeA());
      customer.card();
      this.customers.add(customer);
    }
    board = Board.openAfter(staff(), 0);
  }

  private Session staff() {
    String email = "staff-" + restaurant + "@test.foodfast.test";
    Map<String, String> account =
        Map.of(
            "email",
            email,
            "password",
            Session.PASSWORD,
            "name",
            "Staff",
            "role",
            "RESTAURANT",
            "restaurantId",
            restaurant.toString());
    OperatorApp.logsIn(platform.nodeA()).door().post("/api/accounts", account).expects(201);
    return Session.logIn(platform.nodeA(), email);
  }

  /** Has everybody order, lets it happen after so many orders, and goes on until as many more. */
  public void through(int orders, Crash crash) throws Exception {
    int before = orderByKey.size();
    open = true;
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < customers.size(); i++) {
      int place = i;
      Thread one = new Thread(() -> ordersAndOrders(place), "customer " + i);
      one.setDaemon(true);
      one.start();
      all.add(one);
    }
    try {
      awaitOrders(before + orders);
      crash.happens();
      awaitOrders(orderByKey.size() + orders);
    } finally {
      open = false;
      for (Thread one : all) {
        one.join(PATIENCE.toMillis());
      }
    }
    none("customers who still don't know", all.stream().filter(Thread::isAlive).toList());
  }

  /** A killed node's orders may be repeated after a minute: lets it pass in the table. */
  public void forgetsWhoOrderedAtTheDead() {
    tables.change("update idempotent_reply set claimed_at = claimed_at - interval '1 minute'");
  }

  private void awaitOrders(int count) {
    Eventually.within(PATIENCE)
        .see(
            "acknowledged orders, " + count + " of them",
            () -> orderByKey.size() + faults.size(),
            known -> known >= count);
  }

  private void ordersAndOrders(int place) {
    List<Node> nodes = List.of(platform.nodeA(), platform.nodeB());
    CustomerApp customer = customers.get(place);
    Map<String, ?> basket =
        CustomerApp.basket(restaurant.toString(), customer.card(), dish.toString(), 1);
    for (int turn = place; open; turn = order(customer, basket, nodes, turn)) {
      // each turn is one order, at the node where the last one was answered
    }
  }

  /** One order until its outcome is known; returns the turn at whose node it was. */
  private int order(CustomerApp customer, Map<String, ?> basket, List<Node> nodes, int turn) {
    String key = UUID.randomUUID().toString();
    for (int at = turn; ; ) {
      int status = 0;
      try {
        Answer answer = customer.at(nodes.get(at % nodes.size())).triesToOrder(basket, key);
        status = answer.status();
        if (status == 201) {
          orderByKey.put(key, answer.json().getString("id"));
          return at;
        }
        if (!answer.header("Retry-After").isEmpty()) {
          LockSupport.parkNanos(Duration.ofSeconds(1).toNanos()); // as the answer asked
        } else {
          faults.add(answer);
          return at;
        }
      } catch (UncheckedIOException cut) {
        at++;
      }
      repeated.merge(status, 1, Integer::sum);
    }
  }

  /**
   * Compares what was acknowledged with the rows, the tickets and the screen; fails unless all are
   * the same.
   *
   * @param what was killed, for the report
   */
  public void balances(String what) {
    Set<String> told = new TreeSet<>(orderByKey.values());
    Set<String> rows = new TreeSet<>(ids("select id from orders where restaurant_id = ?"));
    Set<String> lost = without(told, rows);
    Set<String> invented = without(rows, told);
    int shared = orderByKey.size() - told.size();
    Figures.tell(
        "%s killed under load: %d orders acknowledged, %d lost, %d doubled, %d invented; clients"
            + " repeated (status: times, 0 for a cut line) %s",
        what, told.size(), lost.size(), shared, invented.size(), new TreeMap<>(repeated));
    none("answers that a client can do nothing about", faults);
    none("lost orders", lost);
    none("invented orders", invented);
    assertEquals(0, shared, "keys that share an order");
    Eventually.within(PATIENCE)
        .see("orders without a ticket", () -> without(rows, tickets()), Set::isEmpty);
    none("tickets without an order", without(tickets(), rows));
    Eventually.within(PATIENCE)
        .see("orders that the screen lacks", () -> without(rows, shown().keySet()), Set::isEmpty);
    shown().forEach((order, times) -> assertEquals(1, times, "times on the screen: " + order));
    board.hasNoGapAndNoDouble();
  }

  private Set<String> tickets() {
    return new TreeSet<>(ids("select order_id from ticket where restaurant_id = ?"));
  }

  private List<String> ids(String sql) {
    return tables.texts(sql, restaurant);
  }

  /** How often the screen was told of each new order; it comes back when its line has ended. */
  private Map<String, Long> shown() {
    if (board.stream().hasEnded()) {
      Figures.tell(
          "the screen comes back after %s",
          board.stream().events().get(board.stream().events().size() - 1));
      board.comesBackTo(platform.nodeA());
    }
    return board.tickets().stream()
        .map(Event::json)
        .filter(
            ticket -> ticket.getString("status").equals("PLACED") && ticket.getInt("alarm") == 0)
        .collect(groupingBy((JsonObject ticket) -> ticket.getString("orderId"), counting()));
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static void none(String what, Collection<?> found) {
    if (!found.isEmpty()) {
      throw new AssertionError(found.size() + " " + what + ", such as " + found.iterator().next());
    }
  }

  /** Nobody cooks here: no alarm shall ring for these orders while other tests run. */
  @Override
  public void close() {
    board.close();
    tables.change("delete from ticket_deadline where restaurant_id = ?", restaurant);
    tables.change("update restaurant set state = 'CLOSED' where id = ?", restaurant);
  }
}
