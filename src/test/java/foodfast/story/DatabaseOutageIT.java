package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AfterOutage;
import foodfast.kit.Answer;
import foodfast.kit.Bell;
import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Fix;
import foodfast.kit.LiveSocket;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without its database a node says so at once, and goes on as soon as it is back. */
class DatabaseOutageIT {
  private static final Duration BACK = Duration.ofMinutes(2);
  private static final int POLLS = 300;
  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();

  @AfterEach
  void theDatabaseIsBack() throws Exception {
    platform.database().start();
    platform.database().resume();
    AfterOutage.bothNodesAnswer(platform);
  }

  @Test
  void isToldAtOnceAndHealsByItself() throws Exception {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    int alarms = node.alarms().size();
    platform.database().stop();
    Eventually.within(BACK).holds("not ready", () -> node.health("ready") == 503);

    refusedSoon("profile", () -> customer.door().get("/api/accounts/me"));
    refusedSoon("status", () -> customer.asksStatus(order));
    refusedSoon("restaurants", () -> customer.door().get("/api/restaurants"));
    Map<String, String> login =
        Map.of("email", customer.session().email(), "password", Session.PASSWORD);
    refusedSoon("log-in", () -> node.door().post("/api/sessions", login));

    platform.database().start();
    Eventually.within(BACK).holds("back", () -> customer.asksStatus(order).status() == 200);
    restaurant.confirms(order).expects(200);
    customer.seesStatus(order, "CONFIRMED");
    isToldInOneLine(node.alarms().stream().skip(alarms).toList());
  }

  /** Besides the reports that the server keeps of broken connections. */
  private static void isToldInOneLine(List<String> alarms) {
    List<String> lines = alarms.stream().filter(line -> !line.contains("FFDC1015I")).toList();
    assertEquals(1, lines.size(), () -> String.join("\n", lines));
    assertTrue(lines.get(0).contains("asking the database"), lines.get(0));
  }

  /** It takes lines and answers nothing: polls end on time, once, and live frames go on. */
  @Test
  void whileItHangsPollsEndOnceAndWhatNeedsNoTableGoesOn() throws Exception {
    CustomerApp customer = CustomerApp.registers(node);
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    DriverApp driver = DriverApp.logsIn(node);
    String onItsWay = driver.setsOffWithAnOrderOf(customer, restaurant);
    String order = customer.ordersFrom(restaurant.id()).getString("id");
    node.awaitNobodyAsleep();
    try (Board board = restaurant.watches();
        Bell bell = Bell.of(customer.session());
        LiveSocket map = customer.watches(onItsWay);
        LiveSocket phone = driver.drives()) {
      Fix start = Fix.inBerlin(Instant.now().minusSeconds(600));
      phone.send(start.frame(onItsWay));
      map.await("position", BACK);
      double answered = node.metric("order_status_polls");
      List<CompletableFuture<Answer>> polls = asleep(customer, order, 10);
      Eventually.within(BACK).holds("asleep", () -> node.metric("sleeping_polls") == POLLS);

      platform.database().pause();
      polls.forEach(poll -> poll.join().expects(304));
      asleep(customer, order, 2).forEach(poll -> poll.join().expects(304));
      board.stream().awaitComment(BACK);
      bell.stream().awaitComment(BACK);
      Fix next = start.north(50, 60);
      phone.send(next.frame(onItsWay));
      map.await("live", f -> next.at().toString().equals(f.getString("at", "")), BACK);
      assertEquals(2 * POLLS, node.steady("order_status_polls") - answered);
      assertEquals(0, node.metric("sleeping_polls"));

      platform.database().resume();
      AfterOutage.bothNodesAnswer(platform);
      restaurant.confirms(order).expects(200);
      board.sees(order, "CONFIRMED").within(BACK);
      OperatorApp.logsIn(node).announces("After the silence");
      bell.hears("After the silence", BACK);
    }
  }

  private static List<CompletableFuture<Answer>> asleep(
      CustomerApp customer, String order, int seconds) {
    return Stream.generate(() -> customer.sleepsOn(order, "\"v1\"", seconds)).limit(POLLS).toList();
  }

  private static void refusedSoon(String what, java.util.function.Supplier<Answer> ask) {
    long start = System.nanoTime();
    Answer answer = ask.get();
    answer.isProblem(503);
    assertTrue(!answer.header("Retry-After").isEmpty(), answer::toString);
    Figures.tell(
        "%s without a database: 503 after %d ms",
        what, Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
