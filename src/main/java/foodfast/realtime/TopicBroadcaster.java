package foodfast.realtime;

import foodfast.background.CoalescedTask;
import foodfast.background.TransientFailures;
import foodfast.realtime.Feed.Row;
import foodfast.realtime.Hub.Listener;
import jakarta.ws.rs.sse.SseBroadcaster;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One topic for thousands of readers: the node's only listener reads new rows once and hands them
 * to shard after shard of readers, spread over some time. Meanwhile it reads no further: the table
 * is the buffer. A reader goes live only when it has read all that was handed out, and drops what
 * it has, so the seam between replay and live is tight.
 */
final class TopicBroadcaster implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(TopicBroadcaster.class);

  /** Fits in half a send queue, so that nobody who keeps up falls behind. */
  private static final int PAGE = SendQueue.BOUND / 4;

  private final Topic topic;
  private final Feed feed;
  private final SharedReads reads;
  private final Executor threads;
  private final Supplier<SseBroadcaster> broadcasters;
  private final IntFunction<Duration> pacing;
  private final Consumer<BroadcastStreams.Delivered> delivered;
  private final CoalescedTask reading;
  private final Set<ReaderShard> shards = new LinkedHashSet<>();
  private volatile long position;

  /**
   * @param pacing over how long to hand out to so many readers
   */
  TopicBroadcaster(
      Topic topic,
      Feed feed,
      SharedReads reads,
      Executor threads,
      Supplier<SseBroadcaster> broadcasters,
      IntFunction<Duration> pacing,
      Consumer<BroadcastStreams.Delivered> delivered) {
    this.topic = topic;
    this.feed = feed;
    this.reads = reads;
    this.threads = threads;
    this.broadcasters = broadcasters;
    this.pacing = pacing;
    this.delivered = delivered;
    this.reading = new CoalescedTask(threads, this::readOn);
    this.position = feed.headOf(topic.id());
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void heard(Signal signal, long wake) {
    reading.ask();
  }

  private void readOn() {
    try {
      List<Row> page;
      do {
        page = feed.after(topic.id(), position, PAGE);
        if (!page.isEmpty()) {
          handOut(page);
        }
      } while (page.size() >= PAGE);
    } catch (RuntimeException e) {
      TransientFailures.warn(LOG, topic + " could not be handed out, healing tries again", e);
    }
  }

  /** Whoever is not live yet when the position moves reads these rows from the table. */
  private void handOut(List<Row> page) {
    List<ReaderShard> meant;
    synchronized (this) {
      meant = shards.stream().filter(shard -> page.stream().anyMatch(shard::isMeantBy)).toList();
      position = page.get(page.size() - 1).position();
    }
    Duration time = pacing.apply(readers(meant.stream()));
    long start = System.nanoTime();
    for (int i = 0; i < meant.size(); i++) {
      pauseUntil(start + time.multipliedBy(i).dividedBy(meant.size()).toNanos());
      send(page, meant.get(i));
    }
    for (Row row : page) {
      int readers = readers(meant.stream().filter(shard -> shard.isMeantBy(row)));
      delivered.accept(new BroadcastStreams.Delivered(topic, row.position(), readers));
    }
  }

  /** On the one thread that hands out; it goes on at once when the node stops. */
  private static void pauseUntil(long due) {
    long left = due - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  /** The readers of a shard that fails come back by position, and no other shard notices. */
  private void send(List<Row> page, ReaderShard shard) {
    try {
      page.forEach(shard::send);
    } catch (RuntimeException e) {
      LOG.warn("{}: {} readers are sent away", topic, shard.size(), e);
      shard.close();
    }
  }

  private static int readers(Stream<ReaderShard> shards) {
    return shards.mapToInt(ReaderShard::size).sum();
  }

  /** Takes a reader in, who is told each row after its position once and in order. */
  void add(BroadcastSink reader) {
    ReaderShard shard = shardFor(reader);
    reader.onClose(() -> leave(shard, reader));
    reader.catchUpBy(new CoalescedTask(threads, () -> catchUp(reader)));
  }

  private synchronized ReaderShard shardFor(BroadcastSink reader) {
    ReaderShard shard =
        shards.stream()
            .filter(one -> one.hasRoomFor(reader))
            .findFirst()
            .orElseGet(() -> new ReaderShard(reader.group(), broadcasters));
    shard.add(reader);
    shards.add(shard);
    return shard;
  }

  private synchronized void leave(ReaderShard shard, BroadcastSink reader) {
    shard.remove(reader);
    if (shard.size() == 0) {
      shards.remove(shard);
    }
  }

  private void catchUp(BroadcastSink reader) {
    try {
      boolean readAll = !reader.isLive();
      while (readAll && !goLive(reader)) {
        readAll = replay(reader, position);
      }
    } catch (RuntimeException e) {
      LOG.debug("a reader of {} is sent away, to come back by position", topic, e);
      reader.close();
    }
  }

  private synchronized boolean goLive(BroadcastSink reader) {
    return reader.goLive(position);
  }

  /**
   * Readers that return together, all knowing the same position, share the reading.
   *
   * @return false if the reader has no room; it goes on once it has written what it has
   */
  private boolean replay(BroadcastSink reader, long known) {
    while (reader.position() < known) {
      if (!reader.hasRoom()) {
        return false;
      }
      reader.replay(reads.read(feed, topic, reader.position(), PAGE, known));
    }
    return true;
  }

  synchronized int readers() {
    return readers(shards.stream());
  }

  synchronized int shards() {
    return shards.size();
  }
}
