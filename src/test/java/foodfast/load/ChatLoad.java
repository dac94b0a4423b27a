package foodfast.load;

import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * 500 conversations on one node, 50 agents with ten each: how long until the other side has a
 * message, what that costs, and the same beside a rush of log-ins.
 */
class ChatLoad {
  private static final int CONVERSATIONS = Integer.getInteger("load.conversations", 500);
  private static final int PER_SECOND = Integer.getInteger("load.rate", 100);
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warmup", 30));
  private static final Duration MEASURED = Duration.ofSeconds(15);

  private final Platform platform = Platform.running();
  private final Node node = platform.nodeA();
  private final Server server = new Server(node);

  @Test
  void figures() throws Exception {
    Report report =
        new Report(CONVERSATIONS + " conversations, " + PER_SECOND + " messages a second");
    try (Chatter chatter = new Chatter(platform, node, CONVERSATIONS, PER_SECOND)) {
      pause(WARM_UP);
      measure("quiet", chatter, report);
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger logIns = new AtomicInteger();
      for (int i = 0; i < 4; i++) {
        new Thread(() -> logIn(node, over, logIns)).start();
      }
      pause(Duration.ofSeconds(2));
      int before = logIns.get();
      measure("beside log-ins", chatter, report);
      double each = (logIns.get() - before) / (double) MEASURED.toSeconds();
      report.add("log-ins a second", each, "per s");
      over.set(true);
    }
    report.publish("chat");
  }

  private void measure(String name, Chatter chatter, Report to) {
    chatter.ages();
    double before = server.cpuSeconds();
    pause(MEASURED);
    double spent = server.cpuSeconds() - before;
    Latencies ages = chatter.ages();
    to.add("to the other side, " + name, ages)
        .add("to the other side, " + name + ", p95", ages.percentile(95), "ms")
        .add("processor per 1,000 messages, " + name, spent * 1000 / ages.count(), "s");
  }

  private static void logIn(Node node, AtomicBoolean over, AtomicInteger count) {
    while (!over.get()) {
      Session.ofDemo(node, "customer2");
      count.incrementAndGet();
    }
  }

  private static void pause(Duration time) {
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS))
        .join();
  }
}
