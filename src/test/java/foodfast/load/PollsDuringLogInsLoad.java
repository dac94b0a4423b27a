package foodfast.load;

import foodfast.kit.Node;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A steady 300 status polls a second, without and with eight clients that log in all the time. */
class PollsDuringLogInsLoad {
  private static final int RATE = 300;
  private static final int LINES = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warmup", 20));
  private static final Duration MEASURED = Duration.ofSeconds(12);

  private Latencies latencies = new Latencies();
  private Latencies logIns = new Latencies();
  private long refused;

  @Test
  void figures() throws Exception {
    Platform platform = Platform.running();
    Node node = platform.nodeA();
    List<Crowd.Member> crowd = Crowd.of(platform, 200, 500);
    new Server(node).pin();
    try (Swarm swarm = new Swarm(node.url())) {
      for (int i = 0; i < LINES; i++) {
        swarm.open(new SteadyPoller(swarm, crowd.subList(i * 10, i * 10 + 10), i));
      }
      swarm.run(WARM_UP, () -> false);
      Latencies calm = measured(swarm);
      for (int i = 0; i < 8; i++) {
        swarm.open(new LoggingIn());
      }
      swarm.run(Duration.ofSeconds(5), () -> false);
      logIns = new Latencies();
      Latencies rushed = measured(swarm);
      new Report(RATE + " status polls a second, eight clients logging in all the time")
          .add("polls alone: p50", calm.percentile(50), "ms")
          .add("polls alone: p99", calm.percentile(99), "ms")
          .add("polls during log-ins: p50", rushed.percentile(50), "ms")
          .add("polls during log-ins: p99", rushed.percentile(99), "ms")
          .add("polls measured alone", calm.count(), "polls")
          .add("polls measured during log-ins", rushed.count(), "polls")
          .add("log-ins a second", logIns.count() / (double) MEASURED.toSeconds(), "/s")
          .add("log-in p50", logIns.percentile(50), "ms (log-in)")
          .add("log-ins refused", refused, "log-ins")
          .publish("polls-during-log-ins");
    }
  }

  private Latencies measured(Swarm swarm) {
    latencies = new Latencies();
    swarm.run(MEASURED, () -> false);
    return latencies;
  }

  /** Polls by the clock: a late answer counts from when its question was due. */
  private final class SteadyPoller extends Asking {
    private static final long PERIOD = 1_000_000_000L * LINES / RATE;
    private final Swarm swarm;
    private final List<ByteBuffer> requests;
    private long due;
    private int next;

    SteadyPoller(Swarm swarm, List<Crowd.Member> orders, int place) {
      this.swarm = swarm;
      this.due = System.nanoTime() + PERIOD * place / LINES;
      this.requests =
          orders.stream()
              .map(
                  m -> get(m.path(), "Authorization: Bearer " + m.token(), "If-None-Match: \"v1\""))
              .toList();
    }

    @Override
    public void opened(Line line) {
      due += PERIOD;
      swarm.at(due, () -> line.send(requests.get(next++ % requests.size()).duplicate()));
    }

    @Override
    protected void answered(Line line, int status, String head) {
      latencies.add(System.nanoTime() - due);
      opened(line);
    }
  }

  /** Logs in again as soon as it is logged in. */
  private final class LoggingIn extends Asking {
    private long asked;

    @Override
    public void opened(Line line) {
      String body =
          "{\"email\":\"customer2@demo.foodfast.test\",\"password\":\"" + Session.PASSWORD + "\"}";
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      asked = System.nanoTime();
      line.send(
          "POST /api/sessions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + ("Content-Length: " + length + "\r\n\r\n" + body));
    }

    @Override
    protected void answered(Line line, int status, String head) {
      logIns.add(System.nanoTime() - asked);
      refused += status == 201 ? 0 : 1;
      opened(line);
    }
  }
}
