package foodfast.realtime;

import foodfast.realtime.Feed.Row;
import jakarta.ws.rs.sse.SseBroadcaster;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Some readers of one audience group on a JAX-RS broadcaster of their own. A broadcaster forgets
 * who has left only when it sends, so the shard takes a fresh one whenever a quarter have left.
 */
final class ReaderShard {
  static final int SIZE = 64;

  private final Object group;
  private final Supplier<SseBroadcaster> broadcasters;
  private final Set<BroadcastSink> readers = new HashSet<>();
  private SseBroadcaster broadcaster;
  private int left;

  ReaderShard(Object group, Supplier<SseBroadcaster> broadcasters) {
    this.group = group;
    this.broadcasters = broadcasters;
    this.broadcaster = broadcasters.get();
  }

  synchronized boolean hasRoomFor(BroadcastSink reader) {
    return group.equals(reader.group()) && readers.size() < SIZE;
  }

  synchronized void add(BroadcastSink reader) {
    readers.add(reader);
    broadcaster.register(reader);
  }

  synchronized void remove(BroadcastSink reader) {
    if (readers.remove(reader) && ++left > readers.size() / 4) {
      broadcaster = broadcasters.get();
      readers.forEach(broadcaster::register);
      left = 0;
    }
  }

  synchronized int size() {
    return readers.size();
  }

  boolean isMeantBy(Row row) {
    return row.audience().test(group);
  }

  /** Queues the row for each reader; the audience and the dates of this moment count. */
  synchronized void send(Row row) {
    if (isMeantBy(row)) {
      broadcaster.broadcast(Frame.of(row));
    }
  }

  /** Sends all readers away, to come back by position. */
  void close() {
    List<BroadcastSink> all;
    synchronized (this) {
      all = List.copyOf(readers);
    }
    all.forEach(BroadcastSink::close);
  }
}
