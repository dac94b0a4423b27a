package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Eventually;
import foodfast.realtime.BroadcastStreams.Delivered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Every reader gets every row once and in order, whenever it comes and whoever stalls beside it.
 */
class TopicBroadcasterTest {
  private static final Topic TOPIC = Topic.of("ledger", "one");
  private static final Eventually SOON = Eventually.within(Duration.ofSeconds(20));

  private final ExecutorService threads = Executors.newFixedThreadPool(32);
  private final Ledger ledger = new Ledger();
  private final ConcurrentLinkedQueue<Delivered> delivered = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedDeque<MemoryBroadcaster> broadcasters =
      new ConcurrentLinkedDeque<>();
  private final List<BroadcastSink> sinks = new CopyOnWriteArrayList<>();
  private Duration time = Duration.ZERO;
  private final TopicBroadcaster broadcast =
      new TopicBroadcaster(
          TOPIC,
          ledger,
          new SharedReads(),
          threads,
          this::broadcaster,
          readers -> time,
          delivered::add);

  private MemoryBroadcaster broadcaster() {
    MemoryBroadcaster fresh = new MemoryBroadcaster();
    broadcasters.add(fresh);
    return fresh;
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whoIsConnectedGetsEachRowOnceFromOneReading() {
    List<Listening> readers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      readers.add(comes(0, "everybody"));
    }
    areLive();
    int before = ledger.pagesRead.get();

    append();

    readers.forEach(reader -> awaits(reader, 1));
    assertEquals(1, ledger.pagesRead.get() - before);
    SOON.see("told", () -> List.copyOf(delivered), List.of(new Delivered(TOPIC, 1, 200))::equals);
    assertEquals(4, broadcast.shards());
  }

  @Test
  void whoComesWhileRowsAreHandedOutMissesNoneAndDoublesNone() throws InterruptedException {
    int rows = 400;
    Random chance = new Random(16);
    CountDownLatch done = new CountDownLatch(1);
    threads.execute(
        () -> {
          for (int i = 0; i < rows; i++) {
            append();
          }
          done.countDown();
        });
    List<Listening> readers = new ArrayList<>();
    List<Long> from = new ArrayList<>();
    while (readers.size() < 150) {
      long after = chance.nextInt((int) broadcast.position() + 1);
      from.add(after);
      readers.add(comes(after, "everybody"));
    }
    done.await();

    for (int i = 0; i < readers.size(); i++) {
      long first = from.get(i);
      Listening reader = readers.get(i);
      SOON.see("all rows", reader::got, got -> got.size() >= rows - first);
      assertEquals(LongStream.rangeClosed(first + 1, rows).boxed().toList(), reader.got());
    }
  }

  @Test
  void whoCameAndWentIsForgottenThoughNothingIsTold() {
    Listening stays = comes(0, "everybody");
    areLive();
    for (int i = 0; i < 10 * ReaderShard.SIZE; i++) {
      BroadcastSink goes = sink(new Listening(), 0, "everybody");
      broadcast.add(goes);
      goes.close(DisconnectReason.GONE);
    }
    assertEquals(1, broadcast.readers());
    assertTrue(
        broadcasters.stream().allMatch(one -> one.known() <= ReaderShard.SIZE * 5 / 4 + 1),
        "no broadcaster knows many more than are there");
    append();
    awaits(stays, 1);
    SOON.see("the others are forgotten", broadcasters.getLast()::known, known -> known == 1);
  }

  @Test
  void aStalledReaderHoldsUpOnlyItself() {
    List<Listening> readers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      readers.add(comes(0, "everybody"));
    }
    areLive();
    assertEquals(1, broadcast.shards(), "all share one broadcaster");
    Listening stalled = readers.remove(0);
    Listening another = readers.remove(10);
    stalled.stall();
    another.stall();

    append();
    append();
    SOON.holds("the others have it", () -> readers.stream().allMatch(this::hasTwo));
    assertTrue(stalled.got().isEmpty());

    stalled.readAgain();
    another.close();
    SOON.see("it goes on by itself", stalled::got, List.of(1L, 2L)::equals);
    append();
    awaits(stalled, 3);
    readers.forEach(reader -> awaits(reader, 3));
  }

  @Test
  void whoFallsFarBehindReadsOnFromTheTable() {
    Listening slow = comes(0, "everybody");
    Listening other = comes(0, "everybody");
    areLive();
    slow.stall();
    long rows = 3 * SendQueue.BOUND;
    for (int i = 0; i < rows; i++) {
      append();
    }
    awaits(other, rows);
    SOON.see("its position", broadcast::position, position -> position == rows);
    assertTrue(slow.got().isEmpty());

    slow.readAgain();
    awaits(slow, rows);
    append();
    awaits(slow, rows + 1);
    areLive();
  }

  @Test
  void aRowGoesToItsAudienceAliveAndReplayed() {
    Listening driver = comes(0, "driver");
    Listening customer = comes(0, "customer");
    areLive();

    ledger.append("one", "driver"::equals);
    append();

    awaits(driver, 2);
    SOON.see("only its own", customer::got, List.of(2L)::equals);
    SOON.see("replayed", comes(0, "customer")::got, List.of(2L)::equals);
    SOON.see("replayed", comes(0, "driver")::got, List.of(1L, 2L)::equals);
  }

  @Test
  void whoComesDuringASpreadMissesNoneAndTheTableIsReadNoFurther() {
    time = Duration.ofMillis(600);
    List<Listening> readers = new ArrayList<>();
    for (int i = 0; i < 2 * ReaderShard.SIZE; i++) {
      readers.add(comes(0, "everybody"));
    }
    areLive();
    append();

    SOON.see("the first have it", readers.get(0)::got, List.of(1L)::equals);
    append();
    readers.add(comes(0, "everybody"));
    readers.forEach(reader -> awaits(reader, 2));
    areLive();
    assertEquals(2, broadcast.position());
  }

  @Test
  void aShardThatFailsSendsItsReadersAwayAndTheOthersHaveTheRow() {
    Listening unlucky = comes(0, "unlucky");
    Listening other = comes(0, "everybody");
    areLive();
    broadcasters.getFirst().close();

    append();

    awaits(other, 1);
    SOON.holds("sent away, to come back by position", unlucky::isClosed);
  }

  private boolean hasTwo(Listening reader) {
    return reader.got().equals(List.of(1L, 2L));
  }

  private void append() {
    ledger.append("one");
    broadcast.heard(Signal.hint(TOPIC), 0);
  }

  private Listening comes(long after, String group) {
    Listening reader = new Listening();
    BroadcastSink sink = sink(reader, after, group);
    sinks.add(sink);
    broadcast.add(sink);
    return reader;
  }

  private BroadcastSink sink(Listening reader, long after, String group) {
    return new BroadcastSink(reader, threads, group, after);
  }

  private void areLive() {
    SOON.holds("all are live", () -> sinks.stream().allMatch(BroadcastSink::isLive));
  }

  private static void awaits(Listening reader, long upTo) {
    SOON.see(
        "each row once", reader::got, LongStream.rangeClosed(1, upTo).boxed().toList()::equals);
  }
}
