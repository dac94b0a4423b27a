package foodfast.lab;

import foodfast.kit.LocalDatabase;
import foodfast.kit.Node;
import foodfast.load.Server;
import foodfast.load.Swarm;
import jakarta.json.JsonObject;
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
  private static final String FORM = FULL ? "full" : "quick";
  private static final Duration AT_REST = Duration.ofSeconds(FULL ? 60 : 8);

  private House house;

  /** What a candidate, or a family of them, has shown, and the figures made of it. */
  record Found(JsonObject seen, Map<String, Figure> figures) {}

  /** As figures call the feature. */
  abstract String id();

  /** What is run one after the other. */
  abstract List<String> families();

  abstract Found measure(String family) throws Exception;

  /** How long and with how many, in words. */
  abstract String settings();

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
    List<String> left = families().stream().filter(one -> !results.has(id(), one)).toList();
    for (String family : left) {
      house = House.open();
      results.keep(id(), family, measure(family));
      FiguresFile.take(FORM, FORM + ": " + settings());
    }
  }

  /** Processor seconds a second that the node takes for nobody. */
  final double atRest() {
    double cpu = server().cpuSeconds();
    pass(AT_REST);
    return (server().cpuSeconds() - cpu) / AT_REST.toSeconds();
  }

  final void pass(Duration time) {
    try (Swarm nobody = new Swarm(node().url())) {
      nobody.run(time, () -> false);
    }
  }
}
