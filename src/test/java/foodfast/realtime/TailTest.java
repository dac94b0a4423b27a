package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Nobody misses, doubles or reorders a row, whatever happens to the signals and to other readers.
 */
class TailTest {
  private static final Topic TOPIC = Topic.of("ledger", 1);
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final int THREADS = 8;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Ledger ledger = new Ledger();

  /** One node: a hub with its healing. */
  private final class Island {
    final Hub hub = new Hub();
    final SharedReads pages = new SharedReads();
    final MissedSignals healing = new MissedSignals();
    final List<Reader> readers = new ArrayList<>();

    Island() {
      healing.hub = hub;
    }

    Reader follow(long after) {
      Reader reader = new Reader(threads);
      Tail tail = new Tail(TOPIC, ledger, pages, reader, threads, after);
      hub.subscribe(TOPIC, tail);
      readers.add(reader);
      hub.wake(TOPIC, tail);
      return reader;
    }

    void signal() {
      hub.wake(Signal.hint(TOPIC));
    }

    void beat() {
      healing.heal(ledger);
    }
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void everyReaderOnTwoNodesGetsEveryRowOnceThoughSignalsAreLostDoubledAndLate() {
    Random chance = new Random(42);
    List<Island> nodes = List.of(new Island(), new Island());
    for (int i = 0; i < 600; i++) {
      nodes.get(i % 2).follow(0);
    }
    for (int row = 0; row < 300; row++) {
      ledger.append("1");
      for (Island node : nodes) {
        int copies = chance.nextInt(3);
        for (int copy = 0; copy < copies; copy++) {
          threads.execute(node::signal);
        }
      }
    }
    nodes.forEach(Island::beat);
    for (Island node : nodes) {
      node.readers.forEach(reader -> awaitRows(reader, 300));
    }
  }

  @Test
  void heartbeatAloneBringsEverythingWhenEverySignalIsLost() {
    Island node = new Island();
    Reader reader = node.follow(0);
    for (int row = 0; row < 120; row++) {
      ledger.append("1");
    }
    node.beat();
    awaitRows(reader, 120);
  }

  @Test
  void heartbeatAsksOnceForAllAndWakesNobodyWhoIsUpToDate() {
    Island node = new Island();
    ledger.append("1");
    for (int i = 0; i < 50; i++) {
      awaitRows(node.follow(0), 1);
    }
    readersAreAtRest();
    int asked = ledger.headsAsked.get();
    int read = ledger.pagesRead.get();
    node.beat();
    assertEquals(asked + 1, ledger.headsAsked.get(), "one query for the kind, not one per client");
    assertEquals(read, ledger.pagesRead.get(), "nobody was behind");
  }

  @Test
  void rowThatCommitsWhileAnotherIsReadIsNotForgotten() {
    Island node = new Island();
    Reader reader = node.follow(0);
    for (int row = 1; row <= 2_000; row++) {
      ledger.append("1");
      node.signal();
    }
    awaitRows(reader, 2_000);
  }

  @Test
  void readersAtTheSamePositionShareOneReadPerWake() {
    Island node = new Island();
    ledger.append("1");
    for (int i = 0; i < 100; i++) {
      node.follow(0);
    }
    node.readers.forEach(reader -> awaitRows(reader, 1));
    readersAreAtRest();
    ledger.append("1");
    int before = ledger.pagesRead.get();
    node.signal();
    node.readers.forEach(reader -> awaitRows(reader, 2));
    assertTrue(ledger.pagesRead.get() - before <= 2, "a page is read for the wake, not per reader");
  }

  @Test
  void readerThatNeverReadsHoldsUpNobodyAndLosesNothing() {
    Island node = new Island();
    Reader stalled = node.follow(0);
    stalled.stall();
    Reader fast = node.follow(0);
    for (int row = 0; row < 1_000; row++) {
      ledger.append("1");
      node.signal();
    }
    awaitRows(fast, 1_000);
    assertNull(stalled.ended(), "the table is its buffer: there is no reason to cut it here");
    stalled.readAgain();
    awaitRows(stalled, 1_000);
  }

  @Test
  void rowsThatSignalsBringAreNotRead() {
    Island node = new Island();
    Reader reader = node.follow(0);
    Eventually.within(SOON).holds("the replay is over", () -> ledger.pagesRead.get() > 0);
    readersAreAtRest();
    int read = ledger.pagesRead.get();
    for (int row = 1; row <= 100; row++) {
      node.hub.wake(bringing(ledger.append("1")));
      awaitRows(reader, row);
    }
    assertEquals(read, ledger.pagesRead.get());
  }

  @Test
  void whoeverStandsElsewhereReadsWhatASignalCannotBring() {
    Island node = new Island();
    Reader reader = node.follow(0);
    Random chance = new Random(7);
    List<Signal> signals = new ArrayList<>();
    for (int row = 0; row < 300; row++) {
      signals.add(bringing(ledger.append("1")));
    }
    Collections.shuffle(signals, chance);
    signals.addAll(signals.subList(0, 100)); // doubled, and late
    signals.subList(50, 400).forEach(node.hub::wake);
    node.beat();
    awaitRows(reader, 300);
  }

  private Signal bringing(long position) {
    Signal signal = Signal.bringing(TOPIC, position - 1, ledger.after(TOPIC.id(), position - 1, 1));
    ledger.pagesRead.decrementAndGet();
    return Signal.decode(signal.encoded());
  }

  @Test
  void readerThatComesBackGetsExactlyWhatItMissed() {
    Island node = new Island();
    for (int row = 0; row < 500; row++) {
      ledger.append("1");
    }
    Reader reader = node.follow(430);
    Eventually.within(SOON).holds("the missed rows came", () -> reader.count() == 70);
    assertEquals("431", reader.ids().get(0));
    assertEquals("500", reader.ids().get(69));
  }

  /** What was given to the threads before is over once they have all met. */
  private void readersAreAtRest() {
    CyclicBarrier meeting = new CyclicBarrier(THREADS);
    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(threads.submit(() -> meeting.await()));
    }
    all.forEach(one -> Eventually.within(SOON).holds("the threads have met", one::isDone));
  }

  private static void awaitRows(Reader reader, int rows) {
    Eventually.within(SOON).holds("all rows came", () -> reader.count() >= rows);
    List<String> expected = LongStream.rangeClosed(1, rows).mapToObj(Long::toString).toList();
    assertEquals(expected, reader.ids());
    assertEquals(1, reader.mostWritersAtOnce(), "one writer at a time");
  }
}
