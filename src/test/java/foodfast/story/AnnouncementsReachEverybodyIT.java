package foodfast.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Bell;
import foodfast.kit.EventStream;
import foodfast.kit.Eventually;
import foodfast.kit.Figures;
import foodfast.kit.Node;
import foodfast.kit.OperatorApp;
import foodfast.kit.Platform;
import foodfast.kit.Session;
import foodfast.load.Hearer;
import foodfast.load.Swarm;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Announcements on two nodes: once, in order, past cuts, kills and clients that stopped reading.
 */
class AnnouncementsReachEverybodyIT {
  /** A connection that a full backlog dropped is tried again after 1, 2, 4... 32 s. */
  private static final Duration LONG = Duration.ofSeconds(150);

  private static final Duration SHORT = Duration.ofMillis(30);
  private static final int OTHERS = 1_000;

  /** More than are told at once: so many take the node some time. */
  private static final int MANY = 3_000;

  private static final int TRIES = 5;
  private static final String STREAM = "/api/announcements/stream";

  private final Platform platform = Platform.running();
  private final Node nodeA = platform.nodeA();
  private final OperatorApp operator = OperatorApp.logsIn(nodeA);
  private final String token = Session.ofNewcomer(nodeA).accessToken();

  @Test
  void everyClientHearsEachOnceInOrderThoughItIsCutAndComesBackElsewhere() {
    Random random = new Random(6);
    try (Swarm swarmA = new Swarm(nodeA.url());
        Swarm swarmB = new Swarm(platform.nodeB().url())) {
      List<Hearer> hearers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        hearers.add(new Hearer(token));
        hearers.get(i).comesTo(i % 2 == 0 ? swarmA : swarmB);
      }
      runUntil(() -> hearers.stream().allMatch(Hearer::isSynced), swarmA, swarmB);
      long first = 0;
      long last = 0;
      for (int round = 0; round < 25; round++) {
        last = announced((round % 2 == 0 ? nodeA : platform.nodeB()));
        first = first == 0 ? last : first;
        for (int cut = 0; cut < 12; cut++) {
          Hearer one = hearers.get(random.nextInt(hearers.size()));
          one.isCut();
          one.comesTo(random.nextBoolean() ? swarmA : swarmB);
        }
        swarmA.run(SHORT, () -> false);
        swarmB.run(SHORT, () -> false);
      }
      long end = last;
      runUntil(() -> hearers.stream().allMatch(one -> one.has(end)), swarmA, swarmB);
      List<Long> all = LongStream.rangeClosed(first, end).boxed().toList();
      hearers.forEach(one -> assertEquals(all, one.positions()));
    }
  }

  @Test
  void whoeverWasOnANodeThatIsKilledGetsItElsewhere() {
    Node nodeC = platform.another("node-c", Map.of());
    try (Swarm swarmA = new Swarm(nodeA.url())) {
      List<Hearer> hearers = hearers(MANY);
      List<Long> all = new ArrayList<>();
      boolean midway = false;
      for (int i = 0; i < TRIES && !midway; i++) {
        midway = isKilledMidway(nodeC, hearers, all);
      }
      assertTrue(midway, "some had it and some had not when the node was killed");
      long last = announced(nodeA);
      all.add(last);

      hearers.forEach(one -> one.comesTo(swarmA));
      runUntil(() -> allHave(last, hearers, swarmA), swarmA);

      hearers.forEach(one -> assertEquals(all, one.positions()));
    } finally {
      nodeC.stop();
    }
  }

  /** True if all have it; whose line has ended meanwhile comes again, as any client would. */
  private static boolean allHave(long position, List<Hearer> hearers, Swarm swarm) {
    hearers.stream()
        .filter(one -> one.hasEnded() && !one.has(position))
        .forEach(one -> one.comesTo(swarm));
    return hearers.stream().allMatch(one -> one.has(position));
  }

  /** True if all do; whose line has ended on the way, as on a busy machine, comes again. */
  private static boolean allListen(List<Hearer> hearers, Swarm swarm) {
    hearers.stream().filter(Hearer::hasEnded).forEach(one -> one.comesTo(swarm));
    return hearers.stream().allMatch(Hearer::isSynced);
  }

  /** Kills the node as soon as somebody there has a new announcement; true if others had not. */
  private boolean isKilledMidway(Node node, List<Hearer> hearers, List<Long> all) {
    node.start();
    try (Swarm swarm = new Swarm(node.url())) {
      hearers.forEach(one -> one.comesTo(swarm));
      runUntil(() -> hearers.stream().allMatch(Hearer::isSynced), swarm);
      long next = announced(nodeA);
      all.add(next);
      runUntil(() -> hearers.stream().anyMatch(one -> one.has(next)), swarm);
      node.kill();
      runUntil(() -> hearers.stream().allMatch(Hearer::hasEnded), swarm);
      long had = hearers.stream().filter(one -> one.has(next)).count();
      Figures.tell("%d of %d had the announcement when their node was killed", had, MANY);
      return had < hearers.size();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50})
  void whoStopsReadingDelaysNobodyIsCutAndComesBack(int stalling) {
    List<EventStream> stalled = new ArrayList<>();
    try (Swarm swarm = new Swarm(nodeA.url())) {
      List<Hearer> others = hearers(OTHERS);
      others.forEach(one -> one.comesTo(swarm));
      for (int i = 0; i < stalling; i++) {
        EventStream one = EventStream.open(nodeA, STREAM, token);
        one.await("sync", event -> event.isNamed("sync"), LONG);
        one.stall();
        stalled.add(one);
      }
      runUntil(() -> allListen(others, swarm) && readers() == OTHERS + stalling, swarm);
      long slowest = 0;
      long last = 0;
      for (int i = 0; i < 60 && readers() > others.size(); i++) {
        long start = System.nanoTime();
        last = announced(aLongOne());
        long wanted = last;
        runUntil(() -> others.stream().allMatch(one -> one.has(wanted)), swarm);
        long all = others.stream().mapToLong(Hearer::heardAt).max().orElse(start) - start;
        slowest = Math.max(slowest, all);
      }
      Figures.tell(
          "beside %d stalled readers the slowest announcement reached all %d others in %d ms",
          stalling, OTHERS, slowest / 1_000_000);
      assertTrue(others.stream().noneMatch(Hearer::hasEnded), "nobody else is cut");
      Eventually.within(LONG).see("readers", this::readers, n -> n == others.size());

      stalled.get(0).resume();
      stalled.get(0).awaitEnd(LONG);
      String from = stalled.get(0).lastId();
      try (EventStream back = EventStream.open(nodeA, STREAM, token, from)) {
        long wanted = last;
        back.await("the latest", event -> event.id().equals("" + wanted), LONG);
        List<Long> rest = back.events("announcement").stream().map(e -> e.position()).toList();
        assertEquals(LongStream.rangeClosed(Long.parseLong(from) + 1, last).boxed().toList(), rest);
      }
    } finally {
      stalled.forEach(EventStream::close);
    }
  }

  @Test
  void whoIsGoneIsForgottenWithinTwoHeartbeats() {
    Eventually.within(LONG).see("readers", this::readers, n -> n == 0);
    List<EventStream> gone = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      gone.add(EventStream.open(nodeA, STREAM, token));
      gone.get(i).await("sync", event -> event.isNamed("sync"), LONG);
    }
    Eventually.within(LONG).see("readers", this::readers, n -> n == 20);
    gone.forEach(EventStream::cut);
    Eventually.within(Duration.ofSeconds(30)).see("readers", this::readers, n -> n == 0);
  }

  @Test
  void theStreamEndsWithItsSession() {
    Session leaving = Session.ofNewcomer(nodeA);
    try (Bell bell = Bell.of(leaving.at(platform.nodeB()))) {
      leaving.door().delete("/api/sessions/current").expects(204);
      bell.stream().await("bye", event -> event.isNamed("bye"), Duration.ofSeconds(30));
      bell.stream().awaitEnd(Duration.ofSeconds(30));
    }
  }

  @Test
  void theStreamBeginsAsAStreamShould() {
    try (Bell bell = Bell.of(Session.ofNewcomer(nodeA))) {
      assertTrue(bell.stream().header("Content-Type").startsWith("text/event-stream"));
      assertEquals("no-store, no-transform", bell.stream().header("Cache-Control"));
      assertEquals("sync", bell.stream().events().get(0).name());
      bell.stream().awaitComment(Duration.ofSeconds(16));
    }
  }

  private double readers() {
    return nodeA.metric("broadcast_readers");
  }

  private List<Hearer> hearers(int count) {
    return Stream.generate(() -> new Hearer(token)).limit(count).toList();
  }

  private long announced(Node node) {
    return position(operator.at(node).announces("Story " + UUID.randomUUID()));
  }

  private long announced(Map<String, ?> announcement) {
    return position(operator.announces(announcement));
  }

  /** It ends soon, so that it doesn't fill the inboxes of later tests. */
  private static Map<String, ?> aLongOne() {
    String end = Instant.now().plus(Duration.ofMinutes(10)).toString();
    return Map.of("title", "Long", "body", "x".repeat(10_000), "severity", "PROMO", "endsAt", end);
  }

  private static long position(JsonObject announcement) {
    return announcement.getJsonNumber("position").longValue();
  }

  private static void runUntil(java.util.function.BooleanSupplier done, Swarm... swarms) {
    long end = System.nanoTime() + LONG.toNanos();
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within " + LONG);
      for (Swarm swarm : swarms) {
        swarm.run(SHORT, done);
      }
    }
  }
}
