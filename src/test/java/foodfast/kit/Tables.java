package foodfast.kit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a test must see, or age, in the tables themselves. */
public final class Tables {
  private final LocalDatabase database;

  public Tables(LocalDatabase database) {
    this.database = database;
  }

  /** Runs a statement; says how many rows it changed. */
  public int change(String sql, Object... values) {
    try (Connection connection = database.connect();
        PreparedStatement statement = prepared(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Most of the demo's restaurants close at night and have a minimum; tests run at any hour. */
  public void takesAnyOrder(UUID restaurant) {
    change("update restaurant set opening_hours = '', minimum_order = 0 where id = ?", restaurant);
  }

  /** A place of the test's own in Berlin, which no other test orders from, with one dish. */
  public void openKitchen(String name, UUID restaurant, UUID dish) {
    change(
        "insert into restaurant (id, name, city, cuisine, lat, lng, state)"
            + " values (?, ?, 'Berlin', 'any', 52.53, 13.4, 'OPEN')",
        restaurant,
        name);
    change(
        "insert into menu_item (id, restaurant_id, name, description, price, currency, published)"
            + " values (?, ?, 'Dish', '', 900, 'EUR', true)",
        dish,
        restaurant);
  }

  /**
   * The database's processes whose transactions have an order in hand and wait to lock its kitchen;
   * an alarm that is due waits there too, and has not looked at orders.
   */
  public List<String> waitingWithAnOrder() {
    return texts(
        "select distinct pid from pg_stat_activity join pg_locks using (pid)"
            + " where wait_event_type = 'Lock' and query like '%from kitchen%'"
            + " and relation = cast('orders' as regclass)");
  }

  /** The number in the first column of the first row. */
  public long number(String sql, Object... values) {
    try (Connection connection = database.connect();
        PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The first column of all rows. */
  public List<String> texts(String sql, Object... values) {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.connect();
        PreparedStatement statement = prepared(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
