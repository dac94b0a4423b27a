package foodfast.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.AgentApp;
import foodfast.kit.CustomerApp;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both lines are cut again and again, at any moment: still exactly once, in order, for both. */
class CutLinesIT {
  private static final int MESSAGES = 200;
  private static final int CUTS = 30;

  private final Platform platform = Platform.running();

  @AfterEach
  void theDeskIsEmpty() {
    ChatFloor.clear();
  }

  @Test
  void everyMessageArrivesOnceAndInOrderThoughBothLinesAreCutThirtyTimes() {
    ChatFloor.clear();
    CustomerApp customer = CustomerApp.registers(platform.nodeA());
    AgentApp agent = AgentApp.joins(platform.nodeA(), "Anna").takes(1);
    String id = customer.asksForHelp("a bad line").getString("id");
    Random chance = new Random(5);
    Supplier<Node> anyNode = () -> chance.nextBoolean() ? platform.nodeA() : platform.nodeB();
    Talker c = new Talker(customer.session(), id, "c", MESSAGES, anyNode);
    Talker a = new Talker(agent.session(), id, "a", MESSAGES, anyNode);

    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> c.talks(CUTS, 2 * MESSAGES));
    CompletableFuture<Void> other = CompletableFuture.runAsync(() -> a.talks(CUTS, 2 * MESSAGES));
    CompletableFuture.allOf(one, other).join();

    assertTrue(c.cuts() >= CUTS && a.cuts() >= CUTS, "the lines were cut");
    assertEquals(c.heard(), a.heard(), "both sides have the same conversation");
    for (List<String> heard : List.of(c.heard(), a.heard())) {
      Talker.wereHeard(heard, "c", MESSAGES);
      Talker.wereHeard(heard, "a", MESSAGES);
    }
  }
}
