package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.AfterOutage;
import foodfast.kit.LocalBroker;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Rush;
import java.sql.SQLException;
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
