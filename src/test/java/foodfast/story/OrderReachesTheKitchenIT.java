package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Answer;
import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Event;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order a customer places appears on every screen, and the answer wakes the sleeping poll. */
class OrderReachesTheKitchenIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** Messages of a queue that a node takes in hand at the same time. */
  private static final int CONSUMERS = 4;

  private final Platform platform = Platform.running();
  private final Tables tables = new Tables(platform.database());
  private CustomerApp customer;
  private RestaurantApp restaurant;

  @BeforeEach
  void someoneIsHungry() {
    customer = CustomerApp.registers(platform.nodeA());
    restaurant = RestaurantApp.logsIn(platform.nodeA());
  }

  @Test
  void everyScreenOnEveryNodeSeesItOnce() {
    try (Board here = restaurant.watches();
        Board there = restaurant.at(platform.nodeB()).watches()) {
      JsonObject dish = customer.menuOf(restaurant.id()).get(0);
      JsonObject order = customer.ordersFrom(restaurant.id());
      String id = order.getString("id");

      for (Board board : List.of(here, there)) {
        JsonObject ticket = board.sees(id).within(SOON);
        assertEquals("PLACED", ticket.getString("status"));
        assertEquals(order.getJsonObject("total"), ticket.getJsonObject("total"));
      }
      assertEquals("PLACED", order.getString("status"));
      assertEquals(
          2 * dish.getJsonObject("price").getInt("amount"),
          order.getJsonObject("total").getInt("amount"));

      restaurant.confirms(id).expects(200);
      for (Board board : List.of(here, there)) {
        board.sees(id, "CONFIRMED").within(SOON);
        board.hasNoGapAndNoDouble();
        assertEquals(1, board.times(id, "PLACED"));
      }
    }
  }

  @Test
  void aChangeOnOneNodeReleasesTheSleepingPollOnTheOther() {
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    CustomerApp elsewhere = customer.at(platform.nodeB());
    String etag = elsewhere.asksStatus(id).expects(200).etag();
    assertEquals(304, elsewhere.door().with("If-None-Match", etag).get(statusOf(id)).status());

    CompletableFuture<Answer> sleeping = elsewhere.sleepsOn(id, etag, 50);
    aNodThatSleepsFor(id, etag);
    assertFalse(sleeping.isDone(), "a poll of an unchanged order sleeps");
    long confirmed = System.nanoTime();
    restaurant.confirms(id).expects(200);
    Answer woken = sleeping.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    Figures.tell(
        "a sleeping poll on another node was released after %d ms",
        (System.nanoTime() - confirmed) / 1_000_000);

    assertEquals("CONFIRMED", woken.expects(200).json().getString("status"));
    assertEquals("wait=50", woken.header("Preference-Applied"));
    assertFalse(woken.etag().equals(etag));
    assertFalse(woken.json().getBoolean("final"));
    assertTrue(Integer.parseInt(woken.header("Retry-After")) > 0);
    assertEquals(2, woken.json().getJsonArray("timeline").size());
    elsewhere.seesStatus(id, "CONFIRMED");
  }

  @Test
  void aPollThatNothingWakesEndsWith304() {
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    String etag = customer.asksStatus(id).etag();

    Answer ended = customer.sleepsOn(id, etag, 2).join();

    assertEquals(304, ended.status());
    assertEquals("", ended.body());
    assertEquals(etag, ended.etag());
    assertEquals("wait=2", ended.header("Preference-Applied"));
  }

  @Test
  void aScreenThatWasAwayGetsExactlyWhatItMissed() {
    try (Board board = restaurant.watches();
        Board witness = restaurant.watches()) {
      String first = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(first).within(SOON);
      board.losesConnection();
      String second = customer.ordersFrom(restaurant.id()).getString("id");
      String third = customer.ordersFrom(restaurant.id()).getString("id");
      restaurant.rejects(second, "SOLD_OUT").expects(200);
      witness.sees(second, "REJECTED").within(SOON);
      witness.sees(third).within(SOON);

      board.comesBackTo(platform.nodeB());

      board.sees(third).within(SOON);
      board.sees(second, "REJECTED").within(SOON);
      board.hasNoGapAndNoDouble();
      assertTrue(board.stream().events("sync").get(0).json().getBoolean("recovered"));
    }
  }

  @Test
  void theFirstToActWinsAndTheSecondLearnsWhoItWas() {
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    JsonObject confirmed = restaurant.confirms(id).expects(200).json();
    assertEquals("CONFIRMED", confirmed.getString("status"));

    JsonObject late = restaurant.confirms(id).isProblem(409);

    assertTrue(late.containsKey("by"), late.toString());
    assertTrue(late.containsKey("at"), late.toString());
  }

  @Test
  void itGoesAllTheWayToTheDriver() {
    String id = customer.ordersFrom(restaurant.id()).getString("id");
    restaurant.confirms(id).expects(200);
    restaurant.prepares(id).expects(200);
    restaurant.ready(id).expects(200);

    JsonObject seen = customer.waitsForStatus(id, "READY", SOON);

    assertEquals(4, seen.getJsonArray("timeline").size());
    assertFalse(seen.getBoolean("final"));
  }

  @Test
  void aCustomerWhoCancelsSilencesTheBoard() {
    try (Board board = restaurant.watches()) {
      String id = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(id, "PLACED").within(SOON);

      customer.cancels(id).expects(200);

      board.sees(id, "CANCELLED").within(SOON);
      Answer status = customer.asksStatus(id);
      assertTrue(status.json().getBoolean("final"));
      assertEquals("", status.header("Retry-After"));
    }
  }

  /** A consumer that waits keeps no message to itself but the one it has in hand. */
  @Test
  void aKitchenThatIsHeldUpHoldsUpNoOther() throws SQLException {
    UUID slow = UUID.randomUUID();
    UUID dish = UUID.randomUUID();
    tables.openKitchen("Held up", slow, dish);
    tables.change("insert into kitchen (restaurant_id) values (?)", slow);
    try (Board board = restaurant.watches();
        Connection holder = platform.database().connect();
        Statement lock = holder.createStatement()) {
      holder.setAutoCommit(false);
      lock.execute("select 1 from kitchen where restaurant_id = '" + slow + "' for update");
      String held =
          customer
              .orders(CustomerApp.basket(slow.toString(), customer.card(), dish.toString(), 1))
              .getString("id");
      waitForTheirKitchen(1);
      List<String> others = new ArrayList<>();
      for (int i = 0; i < 2 * CONSUMERS * platform.nodesAtWork(); i++) {
        others.add(customer.ordersFrom(restaurant.id()).getString("id"));
      }
      others.forEach(order -> board.sees(order).within(SOON));
      isAloneIn("OrderPlaced");
      customer.cancels(held).expects(200);
      waitForTheirKitchen(2);
      others.forEach(order -> customer.cancels(order).expects(200));
      others.forEach(order -> board.sees(order, "CANCELLED").within(SOON));
      isAloneIn("OrderAdvanced");
      assertEquals(0, ticketsOf(held));
      holder.rollback();
      Eventually.within(SOON).see("tickets of the order", () -> ticketsOf(held), n -> n == 1);
    }
  }

  private void waitForTheirKitchen(long orders) {
    Eventually.within(SOON)
        .see("orders that wait", tables::waitingWithAnOrder, waiting -> waiting.size() >= orders);
  }

  /** All others are through; the sweep that makes up for lost facts takes none from the queue. */
  private void isAloneIn(String queue) {
    Eventually.within(SOON)
        .see("messages in " + queue, () -> platform.broker().waiting(queue), n -> n == 1);
  }

  private long ticketsOf(String order) {
    return tables.number("select count(*) from ticket where order_id = ?", UUID.fromString(order));
  }

  @Test
  void theBoardBeginsWithItsPositionAndBeats() {
    try (Board board = restaurant.watches()) {
      board.stream().await("sync", event -> event.isNamed("sync"), SOON);
      Event sync = board.stream().events().get(0);
      assertEquals("sync", sync.name());
      assertEquals(sync.position(), sync.json().getJsonNumber("position").longValue());
      assertTrue(board.stream().header("Content-Type").startsWith("text/event-stream"));
      assertEquals("no-store, no-transform", board.stream().header("Cache-Control"));
      assertEquals("no", board.stream().header("X-Accel-Buffering"));
      assertFalse(board.stream().retry().isEmpty());
      board.stream().awaitComment(Duration.ofSeconds(20));
    }
  }

  /** Asks and sleeps for a second beside the long sleeper, which is surely asleep afterwards. */
  private void aNodThatSleepsFor(String id, String etag) {
    assertEquals(304, customer.at(platform.nodeB()).sleepsOn(id, etag, 1).join().status());
  }

  private static String statusOf(String id) {
    return CustomerApp.statusOf(id);
  }
}
