package foodfast.load;

import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Unchanged status polls as fast as they are answered: how many a second, at what cost. */
class UnchangedPollsLoad {
  private static final int LINES = 64;
  private static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("load.warmup", 120));
  private static final Duration MEASURED = Duration.ofSeconds(15);

  private long answers;
  private long others;

  @Test
  void figures() throws Exception {
    Platform platform = Platform.running();
    Node node = platform.nodeA();
    Server server = new Server(node);
    List<Crowd.Member> crowd = Crowd.of(platform, 500, 1000);
    server.pin();
    try (Swarm swarm = new Swarm(node.url())) {
      for (int i = 0; i < LINES; i++) {
        swarm.open(new Poller(crowd.subList(i * 15, i * 15 + 15)));
      }
      swarm.run(WARM_UP, () -> false);
      answers = 0;
      double reads = node.metric("order_status_reads");
      double cpu = server.cpuSeconds();
      long start = System.nanoTime();
      swarm.run(MEASURED, () -> false);
      double seconds = (System.nanoTime() - start) / 1e9;
      double spent = server.cpuSeconds() - cpu;
      new Report("Unchanged status polls (304), " + LINES + " connections")
          .add("304 answers a second", answers / seconds, "/s")
          .add("304 answers a second and busy processor", answers / spent, "/s")
          .add("server processor seconds per 1,000", spent / answers * 1000, "s")
          .add("processors the server had", spent / seconds, "cpu")
          .add("rows read meanwhile", node.metric("order_status_reads") - reads, "rows")
          .add("answers other than 304", others, "answers")
          .publish("unchanged-polls");
    }
  }

  /** Asks for its orders in turn, the next as soon as the last is answered. */
  private final class Poller extends Asking {
    private final List<ByteBuffer> requests;
    private int next;

    Poller(List<Crowd.Member> orders) {
      requests =
          orders.stream()
              .map(
                  m -> get(m.path(), "Authorization: Bearer " + m.token(), "If-None-Match: \"v1\""))
              .toList();
    }

    @Override
    public void opened(Line line) {
      line.send(requests.get(next++ % requests.size()).duplicate());
    }

    @Override
    protected void answered(Line line, int status, String head) {
      answers++;
      others += status == 304 ? 0 : 1;
      opened(line);
    }
  }
}
