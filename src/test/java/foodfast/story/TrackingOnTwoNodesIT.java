package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AfterOutage;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.EventStream;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change on one node is on the other within a second, with and without a broker. */
class TrackingOnTwoNodesIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Platform PLATFORM = Platform.running();
  private static Node here;
  private static Node there;

  private final CustomerApp customer = CustomerApp.registers(PLATFORM.nodeA());
  private final RestaurantApp restaurant = RestaurantApp.logsIn(PLATFORM.nodeA());
  private String order;

  @BeforeAll
  static void twoNodes() {
    here = PLATFORM.nodeA();
    there = PLATFORM.nodeB();
  }

  @BeforeEach
  void anOrder() {
    there.awaitNobodyAsleep();
    order = customer.ordersFrom(restaurant.id()).getString("id");
  }

  @AfterEach
  void theBrokerIsBack() throws Exception {
    PLATFORM.broker().start();
    AfterOutage.bothNodesHear(PLATFORM);
  }

  @Test
  void aSleepingPollThereHearsOfItAndReadsItsRowOnce() {
    List<CompletableFuture<Answer>> polls =
        IntStream.range(0, 20)
            .mapToObj(i -> customer.at(there).sleepsOn(order, "\"v1\"", 20))
            .toList();
    Eventually.within(SOON).holds("asleep", () -> there.metric("sleeping_polls") == 20);
    double reads = there.steady("order_status_reads");
    long changed = System.nanoTime();
    restaurant.confirms(order).expects(200);
    polls.forEach(poll -> assertEquals("\"v2\"", poll.join().expects(200).etag()));
    double rows = there.metric("order_status_reads") - reads;
    print(
        "20 polls of one order on the other node: last after %d ms, %.0f rows read", changed, rows);
    assertTrue(rows <= 2, () -> rows + " rows read"); // two if the refresh came in between
  }

  @Test
  void plainPollsThereAreAtMostASecondBehind() {
    customer.at(there).seesStatus(order, "PLACED");
    restaurant.confirms(order).expects(200);
    long changed = System.nanoTime();
    Eventually.within(SOON).holds("seen there", () -> sees("CONFIRMED"));
    print("a plain poll on the other node saw the change after %d ms", changed, 0);
  }

  @Test
  void withoutABrokerTheRefreshHeals() throws Exception {
    PLATFORM.broker().stop();
    customer.at(there).seesStatus(order, "PLACED");
    CompletableFuture<Answer> asleep = customer.at(there).sleepsOn(order, "\"v1\"", 20);
    CompletableFuture<Answer> asleepHere = customer.sleepsOn(order, "\"v1\"", 20);
    Eventually.within(SOON).holds("asleep", () -> there.metric("sleeping_polls") == 1);
    restaurant.confirms(order).expects(200);
    customer.seesStatus(order, "CONFIRMED");
    long changed = System.nanoTime();
    asleep.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join().expects(200);
    print("without a broker the other node's poll woke after %d ms", changed, 0);
    assertTrue(sees("CONFIRMED"));
    asleepHere.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join().expects(200);
  }

  @Test
  void aSessionEndedHereIsOverThere() {
    Session stream = Session.ofDemo(here, "restaurant2");
    CompletableFuture<Answer> asleep = customer.at(there).sleepsOn(order, "\"v1\"", 30);
    Eventually.within(SOON).holds("asleep", () -> there.metric("sleeping_polls") == 1);
    String path = "/api/restaurants/" + stream.restaurantId() + "/tickets/stream";
    try (EventStream open = EventStream.open(there, path, stream.accessToken())) {
      open.await("sync", event -> event.isNamed("sync"), SOON);
      customer.door().delete("/api/sessions/current").expects(204);
      long ended = System.nanoTime();
      asleep.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join().isProblem(401);
      print("the sleeping poll on the other node got its 401 after %d ms", ended, 0);
      Eventually.within(SOON)
          .holds("401", () -> customer.at(there).asksStatus(order).status() == 401);
      stream.door().delete("/api/sessions/current").expects(204);
      open.await("bye", event -> event.isNamed("bye"), SOON);
      open.awaitEnd(SOON);
    }
  }

  private boolean sees(String status) {
    Answer answer = customer.at(there).asksStatus(order).expects(200);
    return status.equals(answer.json().getString("status"));
  }

  private static void print(String text, long since, double more) {
    Figures.tell(text, Duration.ofNanos(System.nanoTime() - since).toMillis(), more);
  }
}
