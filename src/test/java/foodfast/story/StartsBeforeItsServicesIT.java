package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Surroundings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A node that starts first says so, and becomes ready by itself when database and broker come. */
class StartsBeforeItsServicesIT {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Test
  void readyComesByItself() throws Exception {
    Platform.running();
    try (Surroundings own = Surroundings.notYetStarted("early");
        Node node = own.node("node-early")) {
      node.launch();
      Eventually.within(PATIENCE).holds("live", () -> node.health("live") == 200);
      assertEquals(503, node.health("ready"));

      own.database().start();
      Eventually.within(PATIENCE).holds("tables", () -> node.health("started") == 200);
      assertEquals(503, node.health("ready"));

      own.broker().start();
      node.awaitReady(PATIENCE);
      RestaurantApp.logsIn(node).tickets().expects(200);
    }
  }
}
