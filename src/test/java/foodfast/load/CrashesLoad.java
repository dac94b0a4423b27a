package foodfast.load;

import foodfast.kit.LocalBroker;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Rush;
import org.junit.jupiter.api.Test;

/**
 * The long form of the crash drills: 32 customers order all the time over two nodes while a backend
 * of the database, the database, the broker and a node are killed in turn, again and again.
 */
class CrashesLoad {
  private static final int CUSTOMERS = 32;
  private static final int ORDERS = 1_000;

  @Test
  void nothingIsLostDoubledOrInvented() throws Exception {
    Platform platform = Platform.running();
    LocalDatabase database = platform.database();
    LocalBroker broker = platform.broker();
    Node node = platform.nodeB();
    for (int round = 0; round < Integer.getInteger("load.rounds", 3); round++) {
      try (Rush rush = new Rush(platform, CUSTOMERS)) {
        rush.through(ORDERS, database::killOneBackend);
        rush.balances("a backend of the database");
        rush.through(
            ORDERS,
            () -> {
              database.kill();
              database.start();
            });
        rush.balances("the database");
        rush.through(
            ORDERS,
            () -> {
              broker.kill();
              broker.start();
            });
        rush.balances("the broker");
        rush.through(ORDERS, node::kill);
        rush.balances("a node");
        node.start();
      }
    }
  }
}
