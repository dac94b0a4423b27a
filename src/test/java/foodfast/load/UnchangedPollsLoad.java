package foodfast.load;

import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unchanged status polls as fast as they are answered: how many a second, at what cost. */
class UnchangedPollsLoad {
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("load.warmup", 120));
  private static final Duration MEASURED = Duration.ofSeconds(15);

  @Test
  void figures() throws Exception {
    Platform platform = Platform.running();
    Node node = platform.nodeA();
    Server server = new Server(node);
    List<Crowd.Member> crowd = Crowd.of(platform, 500, 1000);
    server.pin();
    try (UnchangedPolls polls = new UnchangedPolls(node.url(), crowd)) {
      polls.asFastAsAnswered(WARM_UP);
      double reads = node.metric("order_status_reads");
      double cpu = server.cpuSeconds();
      long start = System.nanoTime();
      long answers = polls.asFastAsAnswered(MEASURED);
      double seconds = (System.nanoTime() - start) / 1e9;
      double spent = server.cpuSeconds() - cpu;
      new Report("Unchanged status polls (304), " + UnchangedPolls.LINES + " connections")
          .add("304 answers a second", answers / seconds, "/s")
          .add("304 answers a second and busy processor", answers / spent, "/s")
          .add("server processor seconds per 1,000", spent / answers * 1000, "s")
          .add("processors the server had", spent / seconds, "cpu")
          .add("rows read meanwhile", node.metric("order_status_reads") - reads, "rows")
          .add("answers other than 304", polls.others(), "answers")
          .publish("unchanged-polls");
    }
  }
}
