package foodfast.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.Answer;
import foodfast.kit.CustomerApp;
import foodfast.kit.DriverApp;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Wire;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Polls that sleep, on one node: what they answer, when, and what they cost. */
class OrderTrackingIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Node NODE = Platform.running().nodeA();

  private final CustomerApp customer = CustomerApp.registers(NODE);
  private final RestaurantApp restaurant = RestaurantApp.logsIn(NODE);
  private String order;

  @BeforeEach
  void anOrder() {
    NODE.awaitNobodyAsleep();
    order = customer.ordersFrom(restaurant.id()).getString("id");
  }

  @Test
  void theVersionIsAStrongTag() {
    Answer first = customer.asksStatus(order).expects(200);
    assertEquals("\"v1\"", first.etag());
    assertEquals("60", first.header("Retry-After"));
    assertFalse(first.json().getBoolean("final"));
    Answer same = knowing(first.etag()).expects(304);
    assertEquals("", same.body());
    assertEquals(first.etag(), same.etag());
    assertEquals("", same.header("Preference-Applied"));
    knowing("\"v9\"").expects(200);
  }

  @Test
  void aSleepingPollAnswersWithTheChange() {
    CompletableFuture<Answer> poll = fallsAsleep(order, 30);
    restaurant.confirms(order).expects(200);
    Answer woken = poll.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join().expects(200);
    assertEquals("CONFIRMED", woken.json().getString("status"));
    assertEquals("\"v2\"", woken.etag());
    assertEquals("wait=30", woken.header("Preference-Applied"));
  }

  @Test
  void aRefundIsAVersionWithoutAStepAndWakesPolls() {
    restaurant.confirms(order).expects(200);
    double before = NODE.metric("sleeping_polls");
    CompletableFuture<Answer> poll = customer.sleepsOn(order, "\"v2\"", 50);
    Eventually.within(SOON).holds("asleep", () -> NODE.metric("sleeping_polls") > before);
    AgentApp.logsIn(NODE).refunds(order, 100, "cold soup", "refund of " + order).expects(201);
    Answer woken = poll.orTimeout(30, java.util.concurrent.TimeUnit.SECONDS).join().expects(200);
    assertEquals("\"v3\"", woken.etag());
    assertEquals("CONFIRMED", woken.json().getString("status"));
    assertEquals(2, woken.json().getJsonArray("timeline").size());
    restaurant.prepares(order).expects(200);
    assertEquals("\"v4\"", customer.asksStatus(order).expects(200).etag());
  }

  @Test
  void aWaitEndsOnTimeOrATenthEarlier() {
    long start = System.nanoTime();
    List<CompletableFuture<Long>> ends =
        IntStream.range(0, 6)
            .mapToObj(i -> customer.sleepsOn(order, "\"v1\"", 3))
            .map(poll -> poll.thenApply(answer -> ended(answer, start)))
            .toList();
    List<Long> millis = ends.stream().map(CompletableFuture::join).sorted().toList();
    assertTrue(millis.get(0) >= 2600, () -> "too early: " + millis);
    Figures.tell("six waits of 3 s ended after ms %s", millis);
  }

  private static long ended(Answer answer, long start) {
    assertEquals("wait=3", answer.expects(304).header("Preference-Applied"));
    assertEquals("60", answer.header("Retry-After"));
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }

  @Test
  void thePaceFollowsTheStatusAndEndsWithIt() {
    assertEquals("60", customer.asksStatus(order).header("Retry-After"));
    Stream.of(restaurant.confirms(order), restaurant.prepares(order)).forEach(a -> a.expects(200));
    assertEquals("60", customer.asksStatus(order).header("Retry-After"));
    restaurant.ready(order).expects(200);
    assertEquals("30", customer.asksStatus(order).header("Retry-After"));

    String over = customer.ordersFrom(restaurant.id()).getString("id");
    customer.cancels(over).expects(200);
    Answer last = customer.asksStatus(over).expects(200);
    assertTrue(last.json().getBoolean("final"));
    assertEquals("", last.header("Retry-After"));
    customer
        .sleepsOn(over, last.etag(), 50)
        .orTimeout(30, java.util.concurrent.TimeUnit.SECONDS)
        .join()
        .expects(304);
  }

  @Test
  void theNodeThatAnsweredTheChangeIsNeverStale() {
    for (int i = 0; i < 5; i++) {
      String id = customer.ordersFrom(restaurant.id()).getString("id");
      customer.seesStatus(id, "PLACED");
      restaurant.confirms(id).expects(200);
      customer.seesStatus(id, "CONFIRMED");
      restaurant.prepares(id).expects(200);
      customer.seesStatus(id, "PREPARING");
      restaurant.ready(id).expects(200);
      customer.seesStatus(id, "READY");
    }
  }

  @Test
  void unchangedPollsReadNoRows() {
    knowing("\"v1\"").expects(304);
    double reads = NODE.metric("order_status_reads");
    double polls = NODE.metric("order_status_polls");
    IntStream.range(0, 400).forEach(i -> knowing("\"v1\"").expects(304));
    double rows = NODE.metric("order_status_reads") - reads;
    assertEquals(400, NODE.metric("order_status_polls") - polls);
    Figures.tell("400 unchanged polls read %.0f rows", rows);
    assertTrue(rows <= 20, () -> rows + " rows read"); // a stalled machine may miss a refresh
  }

  @Test
  void aReleaseReadsNothingHereAndWakesNobodyElse() {
    List<String> others =
        IntStream.range(0, 5)
            .mapToObj(i -> customer.ordersFrom(restaurant.id()).getString("id"))
            .toList();
    List<CompletableFuture<Answer>> asleep =
        others.stream().map(id -> customer.sleepsOn(id, "\"v1\"", 20)).toList();
    List<CompletableFuture<Answer>> polls =
        IntStream.range(0, 20).mapToObj(i -> customer.sleepsOn(order, "\"v1\"", 20)).toList();
    Eventually.within(SOON).holds("25 asleep", () -> NODE.metric("sleeping_polls") == 25);

    double reads = NODE.steady("order_status_reads");
    restaurant.confirms(order).expects(200);
    polls.forEach(poll -> assertEquals("\"v2\"", poll.join().expects(200).etag()));
    double rows = NODE.metric("order_status_reads") - reads;
    Figures.tell("releasing 20 polls of one order read %.0f rows", rows);
    assertTrue(rows <= 1, () -> rows + " rows read");
    assertTrue(asleep.stream().noneMatch(CompletableFuture::isDone));
    assertEquals(5, NODE.metric("sleeping_polls"));

    others.forEach(id -> customer.cancels(id).expects(200));
    asleep.forEach(poll -> poll.join().expects(200));
    Eventually.within(SOON).holds("nobody asleep", () -> NODE.metric("sleeping_polls") == 0);
  }

  @Test
  void cancelledAndOrderedAgainWhileAPollSleeps() {
    CompletableFuture<Answer> poll = fallsAsleep(order, 30);
    customer.cancels(order).expects(200);
    String again = customer.ordersFrom(restaurant.id()).getString("id");
    Answer end = poll.join().expects(200);
    assertEquals("CANCELLED", end.json().getString("status"));
    assertEquals(order, end.json().getString("orderId"));
    CompletableFuture<Answer> next = fallsAsleep(again, 30);
    restaurant.confirms(again).expects(200);
    assertEquals("CONFIRMED", next.join().expects(200).json().getString("status"));
  }

  @Test
  void aClientThatWentAwayLeavesNothingBehind() throws IOException {
    double before = NODE.metric("sleeping_polls");
    try (Wire wire = new Wire(NODE.url(), 0)) {
      wire.send(
          "GET "
              + CustomerApp.statusOf(order)
              + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + customer.session().accessToken()
              + "\r\nIf-None-Match: \"v1\"\r\nPrefer: wait=4\r\n\r\n");
      Eventually.within(SOON).holds("asleep", () -> NODE.metric("sleeping_polls") == before + 1);
      wire.cut();
    }
    Eventually.within(Duration.ofSeconds(15))
        .holds("forgotten", () -> NODE.metric("sleeping_polls") == before);
    customer.seesStatus(order, "PLACED");
  }

  @Test
  void aNewDriverIsNotTurnedAway() throws SQLException {
    DriverApp driver = DriverApp.logsIn(NODE);
    customer.asksStatus(order).expects(200);
    driver.door().get(CustomerApp.statusOf(order)).isProblem(404);
    try (Connection connection = Platform.running().database().connect();
        PreparedStatement assign =
            connection.prepareStatement("update orders set driver_id = ? where id = ?")) {
      assign.setObject(1, UUID.fromString(driver.session().accountId()));
      assign.setObject(2, UUID.fromString(order));
      assertEquals(1, assign.executeUpdate());
    }
    driver.door().get(CustomerApp.statusOf(order)).expects(200);
    DriverApp.logsIn(NODE, "driver2").door().get(CustomerApp.statusOf(order)).isProblem(404);
  }

  private Answer knowing(String etag) {
    return customer.door().with("If-None-Match", etag).get(CustomerApp.statusOf(order));
  }

  private CompletableFuture<Answer> fallsAsleep(String id, int seconds) {
    double before = NODE.metric("sleeping_polls");
    CompletableFuture<Answer> poll = customer.sleepsOn(id, "\"v1\"", seconds);
    Eventually.within(SOON).holds("asleep", () -> NODE.metric("sleeping_polls") > before);
    return poll;
  }
}
