package foodfast.lab;

import foodfast.load.Server;
import foodfast.load.Swarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One run of one candidate: all clients come, then some slices of time in which nothing is new,
 * with a {@link NewsLab#shortened shortened} period, then as many in which news come at an even
 * rate, whatever the clients do (open loop).
 */
final class Trial {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SHORTEST_BEAT = 14;
  private static final Duration LATEST = Duration.ofSeconds(10);

  /** A part of the run, whose figures count as one of several runs. */
  record Slice(double seconds, Costs costs, Traffic traffic, List<News.Sight> sights) {}

  /**
   * What a run has shown.
   *
   * @param heap kB of live heap that each client holds
   * @param rest what a second costs without clients
   */
  record Outcome(
      int clients,
      double heap,
      Costs rest,
      List<Slice> idle,
      List<Slice> busy,
      long told,
      long lost,
      long doubled,
      long reopened) {}

  private final NewsLab lab;
  private final Candidate candidate;
  private final Server server;
  private final Swarm swarm;
  private final Acts acts;
  private final News news = new News();
  private final Random chance = new Random(1);
  private Traffic traffic = Traffic.NONE;
  private int period;
  private int acted;
  private long reopened;
  private boolean over;

  Trial(NewsLab lab, Candidate candidate) {
    this(lab, candidate, lab.shortened(), new Swarm(lab.node().url()));
  }

  /** At a period of its own, on a swarm that others may share. */
  Trial(NewsLab lab, Candidate candidate, int period, Swarm swarm) {
    this.lab = lab;
    this.candidate = candidate;
    this.period = period;
    this.swarm = swarm;
    server = lab.server();
    acts = new Acts(swarm, lab.node());
  }

  /** Only what comes before the first slice. */
  void warm() {
    try (swarm) {
      come();
      pass(lab.warmUp(), lab.newsPerSecond());
      end();
    }
  }

  Outcome run(Costs rest) {
    try (swarm) {
      long before = server.liveHeapKilobytes();
      come();
      double heap = (server.liveHeapKilobytes() - before) / (double) lab.users();
      pass(lab.warmUp(), lab.newsPerSecond());
      pass(Duration.ofSeconds(lab.shortened() + 1L), 0);
      List<Slice> idle = slices(0);
      news.forget();
      period = candidate.manner() == Candidate.Manner.HOLDS ? candidate.longest() : lab.shortened();
      List<Slice> busy = slices(lab.newsPerSecond());
      swarm.run(LATEST, news::allSeen);
      end();
      return new Outcome(
          lab.users(),
          heap,
          rest,
          idle,
          withSights(busy),
          news.expected(),
          news.lost(),
          news.doubled(),
          reopened);
    }
  }

  private void come() {
    List<Client> clients = come(Duration.ofSeconds(lab.shortened()));
    if (!swarm.run(PATIENCE, () -> clients.stream().allMatch(Client::isReady))) {
      throw new AssertionError("not all came: " + candidate.family());
    }
  }

  /** Has all clients come, one after the other in that time. */
  List<Client> come(Duration within) {
    List<Client> clients = new ArrayList<>();
    long gap = within.toNanos() / lab.clients();
    for (int i = 0; i < lab.clients(); i++) {
      for (Client client : candidate.maker().make(this, i)) {
        clients.add(client);
        swarm.at(System.nanoTime() + i * gap, client::arrives);
      }
    }
    return clients;
  }

  private List<Slice> slices(double perSecond) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < lab.slices(); i++) {
      Traffic before = traffic;
      Costs costs = lab.costs();
      long start = System.nanoTime();
      pass(lab.slice(), perSecond);
      double seconds = (System.nanoTime() - start) / 1e9;
      slices.add(new Slice(seconds, lab.costs().minus(costs), traffic.minus(before), List.of()));
    }
    return slices;
  }

  private void pass(Duration time, double perSecond) {
    tell(Math.round(perSecond * time.toMillis() / 1000), time);
    swarm.run(time, () -> false);
  }

  /** Has so many pieces of news made at an even rate, from now on. */
  void tell(long pieces, Duration time) {
    long start = System.nanoTime();
    for (long i = 0; i < pieces; i++) {
      long due = start + (long) (time.toNanos() / (double) pieces * (i + chance.nextDouble()));
      swarm.at(due, () -> lab.act(this, acted++, due));
    }
  }

  /** Late news belong to the slice in which they were told. */
  private List<Slice> withSights(List<Slice> busy) {
    List<News.Sight> all = news.sights();
    long first = all.stream().mapToLong(News.Sight::due).min().orElse(0);
    List<Slice> with = new ArrayList<>();
    double from = 0;
    for (Slice one : busy) {
      double start = from;
      double end = from + one.seconds;
      List<News.Sight> its =
          all.stream().filter(s -> in((s.due() - first) / 1e9, start, end)).toList();
      with.add(new Slice(one.seconds, one.costs, one.traffic, its));
      from = end;
    }
    return with;
  }

  private static boolean in(double at, double from, double to) {
    return at >= from && at < to;
  }

  Swarm swarm() {
    return swarm;
  }

  Acts acts() {
    return acts;
  }

  News news() {
    return news;
  }

  void count(Traffic more) {
    traffic = traffic.plus(more);
  }

  Traffic traffic() {
    return traffic;
  }

  /** How many pieces of news it has had made. */
  int acted() {
    return acted;
  }

  void reopened() {
    reopened++;
  }

  long reopenings() {
    return reopened;
  }

  /** No client comes again. */
  void end() {
    over = true;
  }

  boolean isOver() {
    return over;
  }

  /** The longest silence, or the pause between two questions, as it is run now. */
  int period() {
    return period;
  }

  long periodNanos() {
    return Duration.ofSeconds(period).toNanos();
  }

  /** How a client that holds a line asks for a beat, if it is one that the server grants. */
  String beat() {
    return period < SHORTEST_BEAT ? "" : "?beat=" + period;
  }

  /** After so many seconds of silence a page gives its line up: a beat is late, or two are. */
  int patience() {
    return lab.patience(period < SHORTEST_BEAT ? 0 : period);
  }
}
