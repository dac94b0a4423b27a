package foodfast.lab;

import foodfast.kit.LocalBroker;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.kit.Surroundings;
import foodfast.lab.doors.RivalFeeds;
import foodfast.load.Server;
import java.util.Map;

/**
 * The node of the lab with its database and its broker, the same for all features of one run; it
 * holds the rivals' doors beside the product's, and ends with the JVM.
 */
final class House {
  /** Streams beat twice in a heartbeat, sockets once: often enough for ten periods in a run. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "THROTTLE_FACTOR", "0",
          "HEARTBEAT_SECONDS", "2",
          "KITCHEN_LADDER_SECONDS", "300,360,420,480,600",
          "DEMO_DATA", "true");

  private static House only;

  private final Surroundings own = Surroundings.fresh("lab");
  private Node node;

  private House() {}

  static synchronized House open() throws Exception {
    if (only == null) {
      House house = new House();
      Runtime.getRuntime().addShutdownHook(new Thread(house::close));
      house.own.database().start();
      house.own.broker().start();
      house.node = house.own.node("lab", SETTINGS).withClasses(RivalFeeds.class);
      house.node.start();
      only = house;
    }
    return only;
  }

  Node node() {
    return node;
  }

  Server server() {
    return new Server(node);
  }

  LocalDatabase database() {
    return own.database();
  }

  LocalBroker broker() {
    return own.broker();
  }

  private void close() {
    try {
      if (node != null) {
        node.close();
      }
      own.close();
    } catch (Exception e) {
      System.err.println("the lab could not be closed: " + e);
    }
  }
}
