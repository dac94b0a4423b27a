package foodfast.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.Board;
import foodfast.kit.Chat;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Fix;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.RestaurantApp;
import foodfast.kit.StatementLog;
import foodfast.kit.StatementLog.Transaction;
import foodfast.kit.Surroundings;
import foodfast.kit.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How many transactions a node at rest and the acts that come most often cost, counted on a
 * database of their own; docs/operations.md lists them. What a node does by time is not counted as
 * part of an act: it is seen before, with the same people connected. The bounds are goals: at rest
 * and in chat they are missed when healing outruns signals, as it does on a busy machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActCostsLoad {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration A_MINUTE = Duration.ofSeconds(90);

  private Surroundings own;
  private Node node;
  private StatementLog log;

  /** What is done by time, whether or not somebody acts. */
  private final Set<Transaction> byTime = new HashSet<>();

  private double atRest;

  @BeforeAll
  void start() throws Exception {
    own = Surroundings.notYetStarted("costs");
    own.database().start();
    log = StatementLog.of(own.database());
    own.broker().start();
    node = own.node("node-costs").start();
    seeANodeAtRest();
  }

  @AfterAll
  void end() throws Exception {
    node.close();
    own.close();
  }

  private void seeANodeAtRest() throws Exception {
    awaitTwoRoundsOf("missed orders"); // idle connections tell their commits after ten seconds
    long from = log.now();
    long committed = log.committed();
    Instant begun = Instant.now();
    awaitTwoRoundsOf("missed orders");
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    atRest = (log.committed() - committed) / seconds;
    List<Transaction> seen = log.between(from, log.now());
    byTime.addAll(seen);
    Figures.tell(
        "at rest: %.2f transactions a second, %.2f in the log", atRest, seen.size() / seconds);
    seen.stream()
        .collect(Collectors.groupingBy(Transaction::toString, Collectors.counting()))
        .forEach((what, n) -> Figures.tell("  %.2f/s %s", n / seconds, what));
  }

  /** Until what comes every few seconds has come twice more. */
  private void awaitTwoRoundsOf(String task) {
    String runs = "task_runs_total\\{[^}]*task=\"" + task + "\"[^}]*\\}";
    double before = node.metric(runs);
    Eventually.within(A_MINUTE)
        .see("two rounds of " + task, () -> node.metric(runs), now -> now >= before + 2);
  }

  @Test
  void aNodeAtRest() {
    assertTrue(atRest <= 3, atRest + " transactions a second at rest");
  }

  @Test
  void anOrderFromTheTapToTheScreen() {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    Map<String, ?> basket = customer.basket(restaurant.id(), customer.card());
    try (Board board = restaurant.watches()) {
      board.sees(customer.orders(basket).getString("id")).within(SOON);
      seeWhatIsDoneByTime();
      long from = log.now();
      board.sees(customer.orders(basket).getString("id")).within(SOON);
      long shown = log.now();
      List<Transaction> cost = acts(from, shown, t -> !t.isAllAbout("vault_"));
      tell("an order, from the tap to the screen", cost);
      outboxIsEmpty();
      tell("an order, afterwards", acts(shown, log.now(), t -> true));
      assertFalse(cost.isEmpty(), "the log tells of none");
      assertTrue(cost.size() <= 4, cost.size() + " transactions: " + cost);
    }
  }

  /** Told of all; the least counts, for streams read the table when healing outruns a signal. */
  @Test
  void aChatMessageWithItsReceipts() {
    AgentApp agent = AgentApp.logsIn(node).takes(5);
    CustomerApp customer = CustomerApp.registers(node);
    try (Chat desk = agent.chats();
        Chat phone = customer.chats()) {
      String id = customer.asksForHelp("my order").getString("id");
      desk.seesState(id, "OPEN");
      phone.seesState(id, "OPEN");
      desk.reads(id);
      phone.reads(id);
      exchange(phone, desk, id, "first", 1);
      seeWhatIsDoneByTime();
      int least = Integer.MAX_VALUE;
      for (int position = 2; position <= 6; position++) {
        long from = log.now();
        exchange(phone, desk, id, "message " + position, position);
        List<Transaction> cost = acts(from, log.now(), t -> true);
        tell("a chat message with its receipts", cost);
        least = Math.min(least, cost.size());
      }
      assertTrue(least > 0, "the log tells of none");
      assertTrue(least <= 3, "at least " + least + " transactions");
    }
    agent.takesNoMore();
  }

  private static void exchange(Chat from, Chat to, String id, String text, int position) {
    from.says(id, text);
    for (Chat one : List.of(from, to)) {
      one.hears(id, text);
      one.knowsOf(id, position);
    }
    to.acknowledges("delivered", id, position);
    from.seesDelivered(id, position);
    to.seesDelivered(id, position);
    to.acknowledges("read", id, position);
    from.seesRead(id, position);
    to.seesRead(id, position);
  }

  @Test
  void aLocationFix() {
    CustomerApp customer = CustomerApp.registers(node);
    DriverApp driver = DriverApp.logsIn(node);
    String order = driver.setsOffWithAnOrderOf(customer, RestaurantApp.logsIn(node));
    Fix fix = Fix.inBerlin(Instant.now().minusSeconds(300));
    try (LiveSocket map = customer.watches(order);
        LiveSocket phone = driver.drives()) {
      shows(map, phone, fix, order);
      seeWhatIsDoneByTime();
      long from = log.now();
      for (int i = 1; i <= 10; i++) {
        shows(map, phone, fix.north(70 * i, 10 * i), order);
      }
      String[] byTime = {"into delivery", "into trail_point", "MAX(t1.AT)"}; // each 1 s, 1 s, 20 s
      List<Transaction> cost = acts(from, log.now(), t -> !t.isAllAbout(byTime));
      tell("ten location fixes, beside all positions of a second", cost);
      assertEquals(List.of(), cost);
    }
  }

  private static void shows(LiveSocket map, LiveSocket phone, Fix fix, String order) {
    phone.send(fix.frame(order));
    map.await("the fix", f -> fix.at().toString().equals(f.getString("at", "")), SOON);
  }

  /** Waits until what others began is over, and sees what is done for those who are connected. */
  private void seeWhatIsDoneByTime() {
    outboxIsEmpty();
    awaitTwoRoundsOf("waiting line");
    long from = log.now();
    awaitTwoRoundsOf("waiting line");
    byTime.addAll(log.between(from, log.now()));
  }

  private void outboxIsEmpty() {
    Tables tables = new Tables(own.database());
    Eventually.within(SOON)
        .holds("no fact waits", () -> tables.number("select count(*) from outbox_entry") == 0);
  }

  private List<Transaction> acts(long from, long to, Predicate<Transaction> counts) {
    return log.between(from, to).stream().filter(t -> !byTime.contains(t)).filter(counts).toList();
  }

  private static void tell(String what, List<Transaction> cost) {
    Figures.tell("%s: %d transactions", what, cost.size());
    cost.forEach(t -> t.statements().forEach(s -> Figures.tell("  %s %s", mark(t, s), s)));
  }

  private static String mark(Transaction transaction, String statement) {
    return transaction.statements().get(0).equals(statement) ? "-" : " ";
  }
}
