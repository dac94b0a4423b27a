package foodfast.load;

import foodfast.chat.Talker;
import foodfast.kit.AgentApp;
import foodfast.kit.CustomerApp;
import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * The long drill: 1,000 messages each way over two nodes, each line cut 100 times at random, and
 * kill -9 of either node in the middle.
 */
class CutLinesLoad {
  private static final int MESSAGES = 1_000;
  private static final int CUTS = 100;

  @Test
  void exactlyOnceInOrderThroughCutsAndKills() {
    Platform platform = Platform.running();
    Node first = platform.nodeA();
    Node second = platform.nodeB();
    CustomerApp customer = CustomerApp.registers(first);
    AgentApp agent = AgentApp.joins(first, "Anna").takes(1);
    String id = customer.asksForHelp("a very bad line").getString("id");
    Random chance = new Random(9);
    Supplier<Node> any =
        () -> {
          Node node = chance.nextBoolean() ? first : second;
          return node.isRunning() ? node : node == first ? second : first;
        };
    Talker c = new Talker(customer.session(), id, "c", MESSAGES, any);
    Talker a = new Talker(agent.session(), id, "a", MESSAGES, any);
    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> c.talks(CUTS, 2 * MESSAGES));
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> a.talks(CUTS, 2 * MESSAGES));
    long start = System.nanoTime();
    killAt(MESSAGES / 4, c, second);
    killAt(MESSAGES / 2, c, first);
    CompletableFuture.allOf(one, other).join();

    Assertions.assertEquals(c.heard(), a.heard());
    for (List<String> heard : List.of(c.heard(), a.heard())) {
      Talker.wereHeard(heard, "c", MESSAGES);
      Talker.wereHeard(heard, "a", MESSAGES);
    }
    new Report(MESSAGES + " messages each way, both nodes killed: each heard once and in order")
        .add("connections of the customer", c.cuts(), "lines")
        .add("connections of the agent", a.cuts(), "lines")
        .add("until all were heard", (System.nanoTime() - start) / 1e9, "s")
        .publish("cut-lines");
  }

  private static void killAt(int progress, Talker talker, Node node) {
    Eventually.within(Duration.ofMinutes(3))
        .holds("in the middle", () -> talker.progress() >= progress);
    node.kill();
    node.start();
  }
}
