package foodfast.lab;

import foodfast.kit.LocalBroker;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.kit.Surroundings;
import foodfast.lab.doors.RivalFeeds;
import foodfast.load.Server;
import java.util.HashMap;
import java.util.Map;

/**
 * The node of the lab with its database and its broker, the same for all features of one run that
 * want the same heartbeat; it holds the rivals' doors beside the product's, and ends with the JVM.
 */
final class House {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "THROTTLE_FACTOR", "0",
          "KITCHEN_LADDER_SECONDS", "1200,1260,1320,1380,1500",
          "DEMO_DATA", "true");

  private static final Map<Integer, House> OPEN = new HashMap<>();

  private final Surroundings own;
  private final String name;
  private final Map<String, String> settings = new HashMap<>(SETTINGS);
  private Node node;
  private Node second;

  private House(int heartbeat) {
    name = "lab-" + heartbeat;
    settings.put("HEARTBEAT_SECONDS", Integer.toString(heartbeat));
    own = Surroundings.fresh(name);
  }

  static synchronized House open(int heartbeat) throws Exception {
    if (!OPEN.containsKey(heartbeat)) {
      House house = new House(heartbeat);
      Runtime.getRuntime().addShutdownHook(new Thread(house::close));
      house.own.database().start();
      house.own.broker().withMqtt().start();
      house.node = house.another(house.name).start();
      OPEN.put(heartbeat, house);
    }
    return OPEN.get(heartbeat);
  }

  private Node another(String called) {
    return own.node(called, settings).withClasses(RivalFeeds.class);
  }

  Node node() {
    return node;
  }

  /** One more on the same database and broker, which may be killed. */
  synchronized Node second() {
    if (second == null) {
      second = another(name + "-second").start();
    }
    return second;
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
      for (Node one : new Node[] {node, second}) {
        if (one != null) {
          one.close();
        }
      }
      own.close();
    } catch (Exception e) {
      System.err.println("the lab could not be closed: " + e);
    }
  }
}
