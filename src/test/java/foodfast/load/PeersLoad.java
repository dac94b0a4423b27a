package foodfast.load;

import foodfast.kit.Figures;
import foodfast.kit.Forger;
import foodfast.kit.Node;
import foodfast.kit.Session;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The hot paths of the product beside what people would pick instead, in one run on one machine.
 * Each server is warmed up alone; then all are measured in turn, a few seconds each, several times,
 * for a shared machine is at no two moments equally fast. A figure is the median of its rounds, a
 * ratio that of the rounds' ratios. The peers answer from memory, the product does its real work.
 */
class PeersLoad {
  private static final List<String> PEERS =
      List.of(System.getProperty("load.peers", "liberty,token,secured,spring,express").split(","));
  private static final int WARM_UP = Integer.getInteger("load.warmup", 150_000);
  private static final Duration AT_REST = Duration.ofSeconds(45);
  private static final int ROUNDS = 7;

  private final PeersTable table = new PeersTable();
  private final List<MeasuredPeer> peers = new ArrayList<>();
  private final List<MeasuredPeer> telling = new ArrayList<>(); // those with a stream

  @AfterEach
  void close() {
    peers.forEach(MeasuredPeer::close);
  }

  @Test
  void figures() throws Exception {
    OursAsPeer ours = new OursAsPeer();
    long ready = System.nanoTime();
    List<Crowd.Member> crowd = Crowd.of(ours.node(), ours.surroundings().database(), 500, 1000);
    begin(ours, ready, crowd);
    telling.add(peers.get(0));
    if (PEERS.contains("liberty")) {
      telling.add(begin(ForeignPeer.liberty(), crowd));
    }
    if (PEERS.contains("token")) {
      begin(ForeignPeer.libertySecured(Forger.publicKey()), crowd);
    }
    if (PEERS.contains("secured")) {
      begin(ForeignPeer.springSecured(Forger.publicKey()), crowd); // its readers would need tokens
    }
    if (PEERS.contains("spring")) {
      telling.add(begin(ForeignPeer.spring(), crowd));
    }
    Optional<ForeignPeer> express =
        PEERS.contains("express") ? ForeignPeer.express() : Optional.empty();
    if (express.isPresent()) {
      telling.add(begin(express.get(), crowd));
    } else {
      Figures.tell("NOT MEASURED: Express; node and its module express are not installed here");
    }
    try {
      rounds(ours);
    } finally {
      compare("ours", "Open Liberty, bare", "Open Liberty, secured", "Spring Boot, secured");
      table.publish(); // also what a run that fails has measured
    }
  }

  private MeasuredPeer begin(Peer peer, List<Crowd.Member> crowd) {
    return begin(peer, System.nanoTime(), crowd);
  }

  /**
   * @param ready when it was, by {@link System#nanoTime}
   */
  private MeasuredPeer begin(Peer peer, long ready, List<Crowd.Member> crowd) {
    MeasuredPeer measured = new MeasuredPeer(peer, table, crowd);
    peers.add(measured);
    Server.pin(peers.stream().map(MeasuredPeer::server).toList());
    measured.warmsUp(ready, WARM_UP);
    Server.unpin(); // for the next one's start
    return measured;
  }

  private void rounds(OursAsPeer ours) {
    Server.pin(peers.stream().map(MeasuredPeer::server).toList());
    for (int i = 0; i < ROUNDS; i++) {
      peers.forEach(MeasuredPeer::pollsAsFastAsAnswered);
    }
    for (int i = 0; i < ROUNDS; i++) {
      peers.forEach(MeasuredPeer::pollsUnderLoad);
    }
    List<String> readers = readers(ours.node());
    ours.operatorLogsIn();
    telling.forEach(peer -> peer.isHeardBy(MeasuredPeer.READERS, readers));
    for (int i = 0; i < ROUNDS; i++) {
      telling.forEach(MeasuredPeer::newsForAll);
    }
    peers.forEach(MeasuredPeer::hangsUp);
    telling.forEach(peer -> peer.isHeardBy(1, readers));
    for (int i = 0; i < ROUNDS; i++) {
      telling.forEach(MeasuredPeer::newsForOne);
    }
    peers.forEach(MeasuredPeer::hangsUp);
    try (Swarm nobody = new Swarm(URI.create("http://127.0.0.1:0"))) {
      nobody.run(AT_REST, () -> false);
    }
    peers.forEach(MeasuredPeer::isResident);
  }

  /** Tokens of people who come now: after a quarter of an hour ours would send them away. */
  private static List<String> readers(Node ours) {
    return Stream.generate(() -> Session.ofNewcomer(ours).accessToken()).limit(4).toList();
  }

  private void compare(String ours, String liberty, String token, String secured) {
    table.goal(
        "CPU of a poll: ours / Spring Boot with its resource server",
        table.ratio(MeasuredPeer.POLLS_CPU, ours, secured),
        "at most 0.5");
    table.goal(
        "  Open Liberty with the same token, nothing else / the same",
        table.ratio(MeasuredPeer.POLLS_CPU, token, secured),
        "none: what no product on it can be below");
    table.goal(
        "  ours / bare Open Liberty", table.ratio(MeasuredPeer.POLLS_CPU, ours, liberty), "none");
    table.goal(
        "p99 of polls at 70 % load, ms", table.of(MeasuredPeer.POLLS_P99, ours), "at most 5");
    table.goal(
        "20 s after ready, share of the steady rate",
        table.of(MeasuredPeer.POLLS_EARLY, ours) / table.of(MeasuredPeer.POLLS, ours),
        "at least 0.6");
    table.goal(
        "CPU of a delivery, without the telling: ours / bare Open Liberty",
        table.ratio(MeasuredPeer.DELIVERY_CPU, ours, liberty),
        "at most 1.4");
    table.goal(
        "  with a share of the telling, which ours writes down",
        table.ratio(MeasuredPeer.NEWS_CPU, ours, liberty),
        "none");
    table.goal("resident at rest, MB", table.of(MeasuredPeer.RESIDENT, ours), "at most 550");
  }
}
