package foodfast.load;

import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * All phones come back in one moment, as after a dead spot or a goal: each opens a line, asks for
 * its whole order within the half second over which pages spread themselves ({@code
 * js/presence.js}), and then rests in a poll. What one person waits for, and what the node bears;
 * beside it the same without a spread.
 */
class ComingBackLoad {
  private static final int PHONES = Integer.getInteger("load.phones", 1_000);
  private static final int WARM_UP = Integer.getInteger("load.warmup", 1);
  private static final int SPREAD_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Node node = Platform.running().nodeA();
  private final SplittableRandom chance = new SplittableRandom(7);
  private Latencies back;
  private Latencies answer;
  private int answered;
  private int refused;
  private long begin;

  @Test
  void figures() throws Exception {
    Server server = new Server(node);
    List<Crowd.Member> crowd = Crowd.of(Platform.running(), PHONES, PHONES);
    server.pin();
    Report report = new Report(PHONES + " phones come back in one moment");
    for (int i = 0; i < WARM_UP; i++) {
      round(crowd, server, SPREAD_MILLIS, new Report("to warm up"));
    }
    round(crowd, server, SPREAD_MILLIS, report);
    round(crowd, server, 0, report);
    report.publish("coming-back");
  }

  private void round(List<Crowd.Member> crowd, Server server, int spread, Report report)
      throws Exception {
    back = new Latencies();
    answer = new Latencies();
    answered = 0;
    refused = 0;
    double asleep = node.metric("sleeping_polls");
    double cpu = server.cpuSeconds();
    try (Swarm swarm = new Swarm(node.url())) {
      begin = System.nanoTime() + Duration.ofSeconds(1).toNanos();
      for (Crowd.Member member : crowd) {
        long late = (long) (chance.nextDouble() * spread * 1e6);
        swarm.at(begin + late, () -> swarm.open(new Phone(member)));
      }
      swarm.run(PATIENCE, () -> answered + refused == PHONES);
      String which = spread == 0 ? "without a spread, " : "over " + spread + " ms, ";
      report
          .add(which + "from coming back to the order", back)
          .add(which + "from the question to the answer", answer)
          .add(which + "refused or failed", refused, "phones")
          .add(which + "server processor", server.cpuSeconds() - cpu, "s");
      swarm.run(Duration.ofSeconds(2), () -> false); // their polls go to sleep
      report.add(
          which + "asleep two seconds later", node.metric("sleeping_polls") - asleep, "polls");
    }
    Eventually.within(PATIENCE)
        .holds("all places are free", () -> node.metric("sleeping_polls") <= asleep);
  }

  /** Asks for everything, then sleeps. */
  private final class Phone extends Asking {
    private final Crowd.Member member;
    private final String bearer;
    private long asked;
    private boolean rests;

    Phone(Crowd.Member member) {
      this.member = member;
      this.bearer = "Authorization: Bearer " + member.token();
    }

    @Override
    public void opened(Line line) {
      asked = System.nanoTime();
      line.send(get("/api/orders/" + member.order(), bearer));
    }

    @Override
    protected void answered(Line line, int status, String head) {
      if (rests) {
        return;
      }
      rests = true;
      if (status != 200) {
        refused++;
        return;
      }
      long now = System.nanoTime();
      back.add(now - begin);
      answer.add(now - asked);
      answered++;
      line.send(get(member.path(), bearer, "If-None-Match: \"v1\"", "Prefer: wait=50"));
    }
  }
}
