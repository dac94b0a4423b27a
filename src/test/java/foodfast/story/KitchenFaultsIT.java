package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.AgentApp;
import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A fact may come twice and a consumer may die with it in hand: the kitchen sees each order once.
 */
class KitchenFaultsIT {
  private static final Duration LONG = Duration.ofSeconds(90);

  /**
   * In which the database looks whether its clients live: {@code client_connection_check_interval}.
   */
  private static final Duration LOOKS = Duration.ofSeconds(10);

  /** Messages that a node takes in hand at the same time. */
  private static final int CONSUMERS = 4;

  private final Platform platform = Platform.running();
  private final Tables tables = new Tables(platform.database());
  private final RestaurantApp restaurant = RestaurantApp.logsIn(platform.nodeA());
  private final CustomerApp customer = CustomerApp.registers(platform.nodeA());

  @Test
  void factThatIsRelayedTwiceShowsTheOrderOnce() {
    try (Board board = restaurant.watches()) {
      String order = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(order).within(LONG);
      for (int again = 0; again < 3; again++) {
        tables.change(
            "insert into outbox_entry (id, destination, body) values (gen_random_uuid(), 'OrderPlaced', ?)",
            "{\"orderId\":\"" + order + "\"}");
      }
      Eventually.within(LONG)
          .holds("all were relayed", () -> tables.number("select count(*) from outbox_entry") == 0);
      Eventually.within(LONG)
          .holds("all were consumed", () -> platform.broker().waiting("OrderPlaced") == 0);
      String next = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(next).within(LONG);
      board.hasNoGapAndNoDouble();
      assertEquals(1, board.times(order, "PLACED"));
    }
  }

  @Test
  void consumerKilledBetweenReceiveAndCommitLosesAndDoublesNothing() throws SQLException {
    Node doomed = platform.nodeB();
    try (Board board = restaurant.watches();
        Connection holder = platform.database().connect();
        Statement lock = holder.createStatement()) {
      String warmUp = customer.ordersFrom(restaurant.id()).getString("id");
      board.sees(warmUp).within(LONG);
      Eventually.within(LONG)
          .holds(
              "nothing else is under way", () -> platform.broker().waiting("OrderAdvanced") == 0);
      holder.setAutoCommit(false);
      lock.execute(
          "select 1 from kitchen where restaurant_id = '" + restaurant.id() + "' for update");
      List<String> orders = new ArrayList<>();
      long consumers = CONSUMERS * platform.nodesAtWork();
      for (int i = 0; i < 2 * consumers; i++) {
        orders.add(customer.ordersFrom(restaurant.id()).getString("id"));
      }
      List<String> waiting =
          Eventually.within(LONG)
              .see(
                  "every consumer of every node holds a message and waits",
                  tables::waitingWithAnOrder,
                  pids -> pids.size() >= consumers);
      doomed.kill();
      int living = waiting.size() - CONSUMERS;
      Eventually.within(LOOKS.multipliedBy(2))
          .see(
              "the database has given up those that the dead node left waiting",
              tables::waitingWithAnOrder,
              pids -> waiting.stream().filter(pids::contains).count() <= living);
      holder.rollback();
      for (String order : orders) {
        board.sees(order).within(LONG);
        assertEquals(1, board.times(order, "PLACED"));
        assertEquals(
            1,
            tables.number(
                "select count(*) from ticket where order_id = ?", UUID.fromString(order)));
      }
      board.hasNoGapAndNoDouble();
    } finally {
      if (!doomed.isRunning()) {
        doomed.start();
      }
    }
  }

  @Test
  void anOrderWhoseFactWasLostIsMadeUpFor() {
    try (Board board = restaurant.watches()) {
      UUID order = UUID.fromString(customer.ordersFrom(restaurant.id()).getString("id"));
      board.sees(order.toString()).within(LONG);
      tables.change("delete from ticket_deadline where order_id = ?", order);
      tables.change("delete from ticket where order_id = ?", order);
      tables.change(
          "update orders set placed_at = now() - interval '1 minute' where id = ?", order);
      Eventually.within(LONG)
          .holds(
              "it has a ticket and deadlines again",
              () ->
                  tables.number("select count(*) from ticket where order_id = ?", order) == 1
                      && tables.number(
                              "select count(*) from ticket_deadline where order_id = ?", order)
                          == 1);

      restaurant.confirms(order.toString()).expects(200);
      board.sees(order.toString(), "CONFIRMED").within(LONG);
      AgentApp.logsIn(platform.nodeA())
          .refunds(order.toString(), 1, "cold soup", "refund of " + order)
          .expects(201);
      tables.change(
          "update ticket set status = 'PLACED', order_version = 1 where order_id = ?", order);
      tables.change(
          "update order_step set at = at - interval '1 minute' where order_id = ?", order);
      Eventually.within(LONG)
          .holds(
              "it is where the order is",
              () ->
                  tables.number(
                          "select count(*) from ticket where order_id = ? and status = 'CONFIRMED'",
                          order)
                      == 1);
    }
  }
}
