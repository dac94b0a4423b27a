package foodfast.lab;

import foodfast.kit.Figures;
import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.load.Server;
import foodfast.load.Swarm;
import jakarta.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A feature in the lab. All its candidates run on one node with a database and a broker of its own,
 * one after the other; the node holds the rivals' doors beside the product's.
 */
abstract class Lab {
  static final boolean FULL = "full".equals(System.getProperty("lab.form"));
  static final String FORM = FULL ? "full" : "quick";
  private static final Duration LOOK = Duration.ofSeconds(FULL ? 10 : 2);
  private static final int LOOKS = 4;

  /** Streams beat twice in it, sockets once: often enough for ten periods in a run. */
  static final int HEARTBEAT = 2;

  /** After which nothing more is begun. */
  private static final int MINUTES = Integer.getInteger("lab.minutes", FULL ? 480 : 30);

  private House house;
  private int mqttPort;

  /** As figures call the feature. */
  abstract String id();

  /** What is run one after the other. */
  abstract List<String> families();

  /** Runs it, and says what was seen. */
  abstract JsonObject measure(String family) throws Exception;

  /** Makes figures of what was seen. */
  abstract Map<String, Figure> figures(String family, JsonObject seen);

  /** How long and with how many, in words. */
  abstract String settings();

  final void moveInto(House its) {
    house = its;
    mqttPort = its.broker().mqttPort();
  }

  /** Its clients reach the broker there instead, through something. */
  final void leadMqttTo(int port) {
    mqttPort = port;
  }

  /** Where the broker speaks MQTT. */
  final int mqttPort() {
    return mqttPort;
  }

  final Node node() {
    return house.node();
  }

  final LocalDatabase database() {
    return house.database();
  }

  final Server server() {
    return house.server();
  }

  @Test
  void figures() throws Exception {
    String only = getClass().getSimpleName().replace("Lab", "");
    Results results = new Results(FORM, "mvn -Plab verify -Dlab.only=" + only);
    for (String family : families()) {
      JsonObject seen = results.seen(id(), family);
      if (seen == null && isLate()) {
        Figures.tell("The time is over: the next run goes on with %s.", family);
        return;
      }
      if (seen == null) {
        moveInto(House.open(HEARTBEAT));
        seen = results.keep(id(), family, settings(), measure(family));
      }
      results.tell(id(), family, figures(family, seen.getJsonObject("seen")));
      FiguresFile.take(FORM);
    }
  }

  private static boolean isLate() {
    return ManagementFactory.getRuntimeMXBean().getUptime() > MINUTES * 60_000L;
  }

  final Costs costs() {
    return Costs.of(house);
  }

  /** What a second costs in which nobody is there: the least of some looks. */
  final Costs atRest() {
    double most = Double.MAX_VALUE;
    Costs least = new Costs(most, most, most);
    for (int i = 0; i < LOOKS; i++) {
      Costs before = costs();
      pass(LOOK);
      least = least.least(costs().minus(before).times(1.0 / LOOK.toSeconds()));
    }
    return least;
  }

  final void pass(Duration time) {
    try (Swarm nobody = new Swarm(node().url())) {
      nobody.run(time, () -> false);
    }
  }
}
