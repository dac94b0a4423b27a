package foodfast.load;

import foodfast.kit.Forger;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Customers and their orders by the thousand: rows by SQL, tokens by the platform's own key. */
public final class Crowd {
  /** An order, who placed it, and their access token. */
  public record Member(UUID order, UUID customer, String token) {
    public String path() {
      return "/api/orders/" + order + "/status";
    }
  }

  private Crowd() {}

  /** So many confirmed orders, shared out among so many customers. */
  public static List<Member> of(Platform platform, int customers, int orders)
      throws SQLException, GeneralSecurityException {
    return of(platform.nodeA(), platform.database(), customers, orders);
  }

  /** The same, at a node and in a database of its own. */
  public static List<Member> of(Node node, LocalDatabase database, int customers, int orders)
      throws SQLException, GeneralSecurityException {
    RestaurantApp restaurant = RestaurantApp.logsIn(node);
    Forger forger = new Forger(restaurant.session());
    List<UUID> people = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      people.add(UUID.randomUUID());
      tokens.add(forger.customer(people.get(i), Instant.now().plus(Duration.ofMinutes(30))));
    }
    List<Member> members = new ArrayList<>();
    try (Connection connection = database.connect();
        PreparedStatement order = connection.prepareStatement(ORDER)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < orders; i++) {
        UUID id = UUID.randomUUID();
        order.setObject(1, id);
        order.setObject(2, people.get(i % customers));
        order.setObject(3, UUID.fromString(restaurant.id()));
        order.setObject(4, id);
        order.addBatch();
        members.add(new Member(id, people.get(i % customers), tokens.get(i % customers)));
      }
      order.executeBatch();
      connection.commit();
    }
    return members;
  }

  /** Moves all orders of the crowd on at once, as another node would whose signals were lost. */
  public static void moveOn(Platform platform) throws SQLException {
    try (Connection connection = platform.database().connect();
        java.sql.Statement sql = connection.createStatement()) {
      connection.setAutoCommit(false);
      sql.execute(
          "insert into order_step (order_id, version, status, at)"
              + " select id, version + 1, 'PREPARING', now() from orders where line1 = 'load'");
      sql.execute(
          "update orders set version = version + 1, status = 'PREPARING' where line1 = 'load'");
      connection.commit();
    }
  }

  private static final String ORDER =
      "with o as (insert into orders (id, customer_id, restaurant_id, status, version, total,"
          + " currency, payment_method_id, line1, city, lat, lng, placed_at) values (?, ?, ?,"
          + " 'CONFIRMED', 1, 1000, 'EUR', gen_random_uuid(), 'load', 'Berlin', 52.5, 13.4, now()))"
          + " insert into order_step (order_id, version, status, at) values (?, 1, 'CONFIRMED', now())";
}
