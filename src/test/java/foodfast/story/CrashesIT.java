package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.AfterOutage;
import foodfast.kit.Board;
import foodfast.kit.CustomerApp;
import foodfast.kit.DiskSyncs;
import foodfast.kit.Eventually;
import foodfast.kit.LocalBroker;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Rush;
import foodfast.kit.Tables;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is killed under load loses, doubles and invents no order: each that was acknowledged is a
 * row, a ticket and a card on the screen, once; and everybody goes on without a restart.
 */
class CrashesIT {
  private static final int CUSTOMERS = 8;
  private static final int ORDERS = 150;
  private static final int A_FEW = 10;
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Platform PLATFORM = Platform.running();
  private static Rush rush;

  @BeforeAll
  static void opens() {
    PLATFORM.nodeB();
    rush = new Rush(PLATFORM, CUSTOMERS);
  }

  @AfterAll
  static void allIsAsBefore() throws Exception {
    PLATFORM.database().start();
    PLATFORM.broker().start();
    if (!PLATFORM.nodeB().isRunning()) {
      PLATFORM.nodeB().start();
    }
    rush.close();
    AfterOutage.bothNodesHear(PLATFORM);
    AfterOutage.bothNodesAnswer(PLATFORM);
  }

  @Test
  void theRunningServersAreDurable() throws SQLException {
    LocalDatabase database = PLATFORM.database();
    for (String setting :
        new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
      assertEquals("on", database.shows(setting), setting);
    }
    long unlogged =
        new Tables(database).number("select count(*) from pg_class where relpersistence = 'u'");
    assertEquals(0, unlogged, "tables that a crash empties");
    LocalBroker broker = PLATFORM.broker();
    for (String setting :
        new String[] {
          "PersistenceEnabled",
          "JournalSyncTransactional",
          "JournalSyncNonTransactional",
          "PersistIDCache"
        }) {
      assertEquals(true, broker.shows(setting), setting);
    }
  }

  /** Without {@code journal-datasync}, of which the broker says nothing, there would be none. */
  @Test
  void theBrokerWaitsForItsDisk() throws IOException {
    CustomerApp customer = CustomerApp.registers(PLATFORM.nodeA());
    RestaurantApp restaurant = RestaurantApp.logsIn(PLATFORM.nodeA());
    try (Board board = restaurant.watches();
        DiskSyncs syncs = PLATFORM.broker().syncs()) {
      for (int i = 0; i < A_FEW; i++) {
        board.sees(customer.ordersFrom(restaurant.id()).getString("id")).within(SOON);
      }
      Eventually.within(SOON).see("syncs of the journal", syncs::count, n -> n >= A_FEW);
    }
  }

  @Test
  void aBackendOfTheDatabase() throws Exception {
    rush.through(ORDERS, PLATFORM.database()::killOneBackend);
    rush.balances("a backend of the database");
  }

  @Test
  void theDatabase() throws Exception {
    LocalDatabase database = PLATFORM.database();
    rush.through(
        ORDERS,
        () -> {
          database.kill();
          database.start();
        });
    rush.balances("the database");
  }

  @Test
  void theBroker() throws Exception {
    LocalBroker broker = PLATFORM.broker();
    rush.through(
        ORDERS,
        () -> {
          broker.kill();
          broker.start();
        });
    rush.balances("the broker");
  }

  @Test
  void aNode() throws Exception {
    Node node = PLATFORM.nodeB();
    rush.through(
        ORDERS,
        () -> {
          node.kill();
          rush.forgetsWhoOrderedAtTheDead();
        });
    rush.balances("a node");
    assertEquals(0, node.health("live"));
    assertEquals(200, PLATFORM.nodeA().health("ready"));
    node.start();
    assertEquals(200, node.health("started"));
  }
}
