package foodfast.realtime;

import foodfast.background.CoalescedTask;
import foodfast.background.TransientFailures;
import foodfast.realtime.Feed.Row;
import foodfast.realtime.Hub.Listener;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a feed like {@code tail -f}: woken, it reads pages after its position and hands them to
 * its sink, never more than the sink has room for. The table is the buffer; the first wake is the
 * replay.
 */
public final class Tail implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
  static final int PAGE = 50;

  private final Topic topic;
  private final Feed feed;
  private final SharedReads pages;
  private final Sink sink;
  private final CoalescedTask reading;
  private final Object place = new Object();
  private final DeliveredRanges delivered = new DeliveredRanges();
  private long from;
  private volatile int moves;
  private volatile long position;
  private volatile boolean stopped;
  private volatile boolean more;
  private volatile long answered;
  private final AtomicLong latestWake = new AtomicLong();
  private final Runnable whenDrained = this::drained;

  Tail(Topic topic, Feed feed, SharedReads pages, Sink sink, Executor threads, long position) {
    this.topic = topic;
    this.feed = feed;
    this.pages = pages;
    this.sink = sink;
    this.from = position;
    this.position = position;
    this.reading = new CoalescedTask(threads, this::read);
    sink.onDrained(whenDrained);
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void heard(Signal signal, long wake) {
    if (signal.isHint() && signal.isNewsAfter(position)) {
      pages.bring(signal, PAGE, wake);
      look(wake);
    }
  }

  private void drained() {
    if (more) {
      look(0);
    }
  }

  /** Has the feed read soon; a wake during a reading causes another one. */
  private void look(long wake) {
    latestWake.accumulateAndGet(wake, Math::max);
    reading.ask();
  }

  /** A sink that drained meanwhile asks for a reading that is not needed any more. */
  private void read() {
    long wake = latestWake.get();
    if (!more && wake <= answered) {
      return;
    }
    try {
      copy(wake);
    } catch (RuntimeException e) {
      TransientFailures.warn(LOG, topic + " could not be read, healing tries again", e);
    }
  }

  private void copy(long wake) {
    more = true;
    while (true) {
      int move = moves;
      List<Row> page = pages.read(feed, topic, position, PAGE, wake);
      if (!page.stream().allMatch(row -> pass(row, move))) {
        return;
      }
      if (page.size() < PAGE) {
        more = false;
        answered = wake;
        return;
      }
    }
  }

  /** Hands on a row unless there is no room for it or the tail has moved meanwhile. */
  private boolean pass(Row row, int move) {
    synchronized (place) {
      boolean known = delivered.holds(row.position());
      if (row.last()) {
        sink.endAfter(Frame.of(row), DisconnectReason.ENDED);
        return false;
      }
      if (stopped || moves != move || !known && !sink.offerIfRoom(Frame.of(row))) {
        return false;
      }
      position = row.position();
      return true;
    }
  }

  /** Goes on after another position; what it has written is not written again. */
  void moveTo(long after) {
    synchronized (place) {
      if (after < from || after > position) {
        delivered.add(from, position);
        from = after;
        position = after;
        moves++;
      }
    }
  }

  Topic topic() {
    return topic;
  }

  void stop() {
    stopped = true;
    sink.offDrained(whenDrained);
  }

  /** The ranges of positions of a stream that a client has already got over this connection. */
  static final class DeliveredRanges {
    /** From a position, exclusive, to a position, inclusive; they never touch each other. */
    private final TreeMap<Long, Long> stretches = new TreeMap<>();

    void add(long from, long to) {
      long start = from;
      long end = to;
      Map.Entry<Long, Long> before = stretches.floorEntry(end);
      while (before != null && before.getValue() >= start) {
        stretches.remove(before.getKey());
        start = Math.min(start, before.getKey());
        end = Math.max(end, before.getValue());
        before = stretches.floorEntry(end);
      }
      if (start < end) {
        stretches.put(start, end);
      }
    }

    boolean holds(long position) {
      Map.Entry<Long, Long> before = stretches.lowerEntry(position);
      return before != null && before.getValue() >= position;
    }
  }
}
