package foodfast.load;

import foodfast.kit.Figures;
import foodfast.kit.Forger;
import foodfast.kit.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The hot paths of the product beside what people would pick instead, in one run on one machine:
 * each server on one processor, its clients on another, warm. The peers answer from memory, the
 * product does its real work. Only ratios mean something elsewhere.
 */
class PeersLoad {
  private static final List<String> PEERS =
      List.of(System.getProperty("load.peers", "liberty,secured,spring,express").split(","));

  private static final int READERS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("load.warmup", 40));
  private static final Duration AFTER_READY = Duration.ofSeconds(20);
  private static final Duration SLICE = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(12);
  private static final Duration PACED = Duration.ofSeconds(8);
  private static final Duration AT_REST = Duration.ofSeconds(45);
  private static final int NEWS = 40;
  private static final long BETWEEN_NEWS = 200_000_000L;
  private static final double LOADED = 0.7;

  private static final String READY = "time to ready, s";
  private static final String POLLS = "unchanged polls, a second";
  private static final String POLLS_CPU = "CPU s per 1,000 of them";
  private static final String POLLS_P99 = "p99 at 70 % of that rate, ms";
  private static final String POLLS_EARLY = "20 s after ready, share of that rate";
  private static final String NEWS_CPU = "CPU s per 1,000 events to 1,000 readers";
  private static final String NEWS_LAST = "… to the last of them, median ms";
  private static final String RESIDENT = "resident at rest afterwards, MB";

  private final PeersTable table = new PeersTable();
  private final List<String> readers = new ArrayList<>();
  private List<Crowd.Member> crowd;

  @Test
  void figures() throws Exception {
    try (OursAsPeer ours = new OursAsPeer()) {
      long ready = System.nanoTime();
      crowd = Crowd.of(ours.node(), ours.surroundings().database(), 500, 1000);
      for (int i = 0; i < 4; i++) {
        readers.add(Session.ofNewcomer(ours.node()).accessToken());
      }
      measure(ours, ready, true);
    }
    if (PEERS.contains("liberty")) {
      measure(ForeignPeer.liberty(), true);
    }
    if (PEERS.contains("secured")) {
      measure(ForeignPeer.springSecured(Forger.publicKey()), false);
    }
    if (PEERS.contains("spring")) {
      measure(ForeignPeer.spring(), true);
    }
    Optional<ForeignPeer> express =
        PEERS.contains("express") ? ForeignPeer.express() : Optional.empty();
    if (express.isPresent()) {
      measure(express.get(), true);
    } else {
      Figures.tell("NOT MEASURED: Express; node and its module express are not installed here");
    }
    compare("ours", "Open Liberty, bare", "Spring Boot, secured");
    table.publish();
  }

  private void compare(String ours, String liberty, String secured) {
    double polls = table.of(POLLS_CPU, ours);
    table.goal(
        "CPU of a poll: ours / Spring Boot with its resource server",
        polls / table.of(POLLS_CPU, secured),
        "at most 0.5");
    table.goal("  ours / bare Open Liberty", polls / table.of(POLLS_CPU, liberty), "none");
    table.goal("p99 of polls at 70 % load, ms", table.of(POLLS_P99, ours), "at most 5");
    table.goal(
        "20 s after ready, share of the steady rate", table.of(POLLS_EARLY, ours), "at least 0.6");
    table.goal(
        "CPU of a delivery: ours / bare Open Liberty",
        table.of(NEWS_CPU, ours) / table.of(NEWS_CPU, liberty),
        "at most 1.4");
    table.goal("resident at rest afterwards, MB", table.of(RESIDENT, ours), "at most 550");
  }

  private void measure(Peer peer, boolean tells) {
    try (peer) {
      measure(peer, System.nanoTime(), tells);
    }
  }

  /**
   * @param ready when it was, by {@link System#nanoTime}
   * @param tells whether it has a stream for readers with these tokens
   */
  private void measure(Peer peer, long ready, boolean tells) {
    Server server = new Server(peer.process());
    server.pinned();
    table.add(READY, peer.name(), peer.timeToReady().toMillis() / 1000.0);
    polls(peer, server, ready);
    if (tells) {
      news(peer, server);
    }
    try (Swarm nobody = new Swarm(peer.url())) {
      nobody.run(AT_REST, () -> false);
    }
    table.add(RESIDENT, peer.name(), server.residentKilobytes() / 1024.0);
  }

  private void polls(Peer peer, Server server, long ready) {
    try (UnchangedPolls polls = new UnchangedPolls(peer.url(), crowd)) {
      polls.asFastAsAnswered(AFTER_READY.minusNanos(System.nanoTime() - ready));
      double early = rate(polls, SLICE);
      polls.asFastAsAnswered(WARM_UP.minus(AFTER_READY));
      long others = polls.others();
      double cpu = server.cpuSeconds();
      double best = rate(polls, MEASURED);
      double spent = server.cpuSeconds() - cpu;
      Latencies loaded = polls.at(best * LOADED, PACED);
      if (polls.others() > others) {
        throw new AssertionError(peer.name() + " answers with something else than 304");
      }
      table.add(POLLS, peer.name(), best);
      table.add(POLLS_CPU, peer.name(), spent / best / MEASURED.toSeconds() * 1000);
      table.add(POLLS_P99, peer.name(), loaded.percentile(99));
      table.add(POLLS_EARLY, peer.name(), early / best);
    }
  }

  private static double rate(UnchangedPolls polls, Duration time) {
    long start = System.nanoTime();
    return polls.asFastAsAnswered(time) * 1e9 / (System.nanoTime() - start);
  }

  private void news(Peer peer, Server server) {
    try (Swarm swarm = new Swarm(peer.url())) {
      List<Hearer> hearers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        Hearer one = new Hearer(readers.get(i % readers.size()));
        hearers.add(one);
        swarm.at(System.nanoTime() + i * 1_000_000L, () -> one.comesTo(swarm));
      }
      if (!swarm.run(PATIENCE, () -> hearers.stream().allMatch(Hearer::isSynced))) {
        throw new AssertionError("not all readers came to " + peer.name());
      }
      tell(peer, swarm, hearers);
      double cpu = server.cpuSeconds();
      Latencies last = tell(peer, swarm, hearers);
      double spent = server.cpuSeconds() - cpu;
      table.add(NEWS_CPU, peer.name(), spent / NEWS / READERS * 1000);
      table.add(NEWS_LAST, peer.name(), last.percentile(50));
    }
  }

  private static Latencies tell(Peer peer, Swarm swarm, List<Hearer> hearers) {
    Latencies last = new Latencies();
    for (int i = 0; i < NEWS; i++) {
      long start = System.nanoTime();
      long position = peer.tells();
      if (!swarm.run(PATIENCE, () -> hearers.stream().allMatch(one -> one.has(position)))) {
        throw new AssertionError("not all heard " + peer.name());
      }
      last.add(hearers.stream().mapToLong(Hearer::heardAt).max().orElse(start) - start);
      swarm.run(Duration.ofNanos(start + BETWEEN_NEWS - System.nanoTime()), () -> false);
    }
    return last;
  }
}
