package foodfast.load;

import foodfast.kit.Eventually;
import foodfast.kit.Node;
import foodfast.kit.Platform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten thousand polls asleep on one node, then released at once: memory, time, rows. */
class SleepingPollsLoad {
  private static final int POLLS = Integer.getInteger("load.polls", 10_000);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private int changed;
  private int unchanged;
  private int connected;
  private String pace = "0";

  @Test
  void figures() throws Exception {
    Platform platform = Platform.running();
    Node node = platform.nodeA();
    Server server = new Server(node);
    List<Crowd.Member> crowd = Crowd.of(platform, 500, POLLS);
    server.pin();
    Report report = new Report(POLLS + " sleeping polls on one node, one order each");
    round(platform, node, server, crowd, "\"v1\"", null); // warm
    round(platform, node, server, crowd, "\"v2\"", report);
    report.publish("sleeping-polls");
  }

  private void round(
      Platform platform, Node node, Server server, List<Crowd.Member> crowd, String tag, Report to)
      throws Exception {
    long heap = server.liveHeapKilobytes();
    long resident = server.residentKilobytes();
    double asleep = node.metric("sleeping_polls");
    changed = 0;
    unchanged = 0;
    connected = 0;
    try (Swarm swarm = new Swarm(node.url())) {
      for (int i = 0; i < crowd.size(); i++) {
        Crowd.Member member = crowd.get(i);
        swarm.at(System.nanoTime() + i * 300_000L, () -> swarm.open(new Sleeper(member, tag)));
      }
      swarm.run(PATIENCE, () -> connected == POLLS);
      Eventually.within(PATIENCE)
          .holds("all asleep", () -> node.metric("sleeping_polls") - asleep == POLLS);
      long held = server.liveHeapKilobytes() - heap;
      long grown = server.residentKilobytes() - resident;
      double reads = node.metric("order_status_reads");
      double cpu = server.cpuSeconds();
      long start = System.nanoTime();
      Crowd.moveOn(platform);
      long committed = System.nanoTime();
      boolean all = swarm.run(PATIENCE, () -> changed + unchanged == POLLS);
      long last = System.nanoTime();
      if (to != null) {
        to.add("heap per sleeping poll", held / (double) POLLS, "kB")
            .add("resident growth per sleeping poll", grown / (double) POLLS, "kB")
            .add("resident while all are held", server.residentKilobytes() / 1024.0, "MB")
            .add("commit to last released", (last - committed) / 1e6, "ms")
            .add("(the change of all orders took)", (committed - start) / 1e6, "ms")
            .add(
                "server processor seconds per 1,000",
                (server.cpuSeconds() - cpu) / POLLS * 1000,
                "s")
            .add("rows read per order", (node.metric("order_status_reads") - reads) / POLLS, "rows")
            .add("released with the new version", changed, "polls")
            .add("ended unchanged", unchanged, "polls")
            .add("all released (1 = yes)", all ? 1 : 0, "")
            .add("Retry-After told while many are held", Double.parseDouble(pace), "s (calm: 60)");
      }
    }
  }

  /** One poll that sleeps, and stays silent after its answer. */
  private final class Sleeper extends Asking {
    private final Crowd.Member member;
    private final String tag;

    Sleeper(Crowd.Member member, String tag) {
      this.member = member;
      this.tag = tag;
    }

    @Override
    public void opened(Line line) {
      connected++;
      String bearer = "Authorization: Bearer " + member.token();
      line.send(get(member.path(), bearer, "If-None-Match: " + tag, "Prefer: wait=55"));
    }

    @Override
    protected void answered(Line line, int status, String head) {
      changed += status == 200 ? 1 : 0;
      unchanged += status == 200 ? 0 : 1;
      if (changed == 1) {
        pace = header("Retry-After");
      }
    }
  }
}
