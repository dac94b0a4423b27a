package foodfast.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of the servers that are measured in turn, with the clients it is asked by. */
final class MeasuredPeer implements AutoCloseable {
  static final String READY = "time to ready, s";
  static final String POLLS_EARLY = "unchanged polls a second, 20 s after ready";
  static final String POLLS = "unchanged polls a second, warm";
  static final String POLLS_CPU = "CPU s per 1,000 of them";
  static final String POLLS_P99 = "p99 at 70 % of that rate, ms";
  static final String NEWS_CPU = "CPU s per 1,000 events to 1,000 readers";
  static final String ONE_CPU = "CPU s per 1,000 events to one reader";
  static final String DELIVERY_CPU = "CPU s per 1,000 deliveries alone";
  static final String NEWS_LAST = "… to the last of them, median ms";
  static final String RESIDENT = "resident at rest afterwards, MB";

  static final int READERS = 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AFTER_READY = Duration.ofSeconds(20);
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);
  private static final Duration SLICE = Duration.ofSeconds(3);
  private static final int NEWS = 10;

  /** Of ten events each: less, and the compiler has the larger share of what is measured. */
  private static final int WARM_UP_NEWS = 20;

  private static final long BETWEEN_NEWS = 200_000_000L;
  private static final double LOADED = 0.7;

  private final Peer peer;
  private final PeersTable table;
  private final Server server;
  private final List<Crowd.Member> crowd;
  private Swarm swarm;
  private final List<Hearer> hearers = new ArrayList<>();

  MeasuredPeer(Peer peer, PeersTable table, List<Crowd.Member> crowd) {
    this.peer = peer;
    this.table = table;
    this.crowd = crowd;
    server = new Server(peer.process());
    swarm = new Swarm(peer.url());
    add(READY, peer.timeToReady().toMillis() / 1000.0);
  }

  Server server() {
    return server;
  }

  /**
   * Asks from then on as fast as it is answered.
   *
   * @param ready when that was, by {@link System#nanoTime}
   * @param answers how many it gives before it counts as warm, within four minutes
   */
  void warmsUp(long ready, long answers) {
    try (UnchangedPolls polls = new UnchangedPolls(peer.url(), crowd)) {
      polls.asFastAsAnswered(AFTER_READY.minusNanos(System.nanoTime() - ready));
      add(POLLS_EARLY, rate(polls));
      long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
      for (long given = 0; given < answers && System.nanoTime() < end; ) {
        given += polls.asFastAsAnswered(SLICE);
      }
    }
  }

  void pollsAsFastAsAnswered() {
    try (UnchangedPolls polls = new UnchangedPolls(peer.url(), crowd)) {
      double cpu = server.cpuSeconds();
      double rate = rate(polls);
      add(POLLS, rate);
      add(POLLS_CPU, (server.cpuSeconds() - cpu) / rate / SLICE.toSeconds() * 1000);
      refusesNobody(polls);
    }
  }

  void pollsUnderLoad() {
    try (UnchangedPolls polls = new UnchangedPolls(peer.url(), crowd)) {
      Latencies loaded = polls.at(table.of(POLLS, peer.name()) * LOADED, SLICE);
      add(POLLS_P99, loaded.percentile(99));
      refusesNobody(polls);
    }
  }

  /** Has so many readers come, and tells until the compiler has done its work. */
  void isHeardBy(int readers, List<String> tokens) {
    for (int i = hearers.size(); i < readers; i++) {
      Hearer one = new Hearer(tokens.get(i % tokens.size()));
      hearers.add(one);
      swarm.at(System.nanoTime() + i * 1_000_000L, () -> one.comesTo(swarm));
    }
    if (!swarm.run(PATIENCE, () -> hearers.stream().allMatch(Hearer::isSynced))) {
      throw new AssertionError("not all readers came to " + peer.name());
    }
    for (int i = 0; i < WARM_UP_NEWS; i++) {
      tell();
    }
  }

  void newsForAll() {
    double cpu = server.cpuSeconds();
    Latencies last = tell();
    add(NEWS_CPU, (server.cpuSeconds() - cpu) / NEWS / READERS * 1000);
    add(NEWS_LAST, last.percentile(50));
  }

  /** What telling takes, whoever hears it; after the others have gone, so that it is as warm. */
  void newsForOne() {
    double cpu = server.cpuSeconds();
    tell();
    double telling = (server.cpuSeconds() - cpu) / NEWS;
    add(ONE_CPU, telling * 1000);
    add(DELIVERY_CPU, table.of(NEWS_CPU, peer.name()) - telling);
  }

  private Latencies tell() {
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

  void isResident() {
    add(RESIDENT, server.residentKilobytes() / 1024.0);
  }

  /** Its readers are gone. */
  void hangsUp() {
    swarm.close();
    swarm = new Swarm(peer.url());
    hearers.clear();
  }

  @Override
  public void close() {
    swarm.close();
    peer.close();
  }

  private static double rate(UnchangedPolls polls) {
    long start = System.nanoTime();
    return polls.asFastAsAnswered(SLICE) * 1e9 / (System.nanoTime() - start);
  }

  private void add(String what, double value) {
    table.add(what, peer.name(), value);
  }

  private void refusesNobody(UnchangedPolls polls) {
    if (polls.others() > 0) {
      throw new AssertionError(peer.name() + " answers with something else than 304");
    }
  }
}
