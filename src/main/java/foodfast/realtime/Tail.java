package foodfast.realtime;

import java.util.List;
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
  private final Pages pages;
  private final Sink sink;
  private final SingleFlight reading;
  private final Object place = new Object();
  private final Carried carried = new Carried();
  private long from;
  private volatile int moves;
  private volatile long position;
  private volatile boolean stopped;
  private volatile boolean more;
  private final AtomicLong latestWake = new AtomicLong();
  private final Runnable whenDrained = this::drained;

  Tail(Topic topic, Feed feed, Pages pages, Sink sink, Executor threads, long position) {
    this.topic = topic;
    this.feed = feed;
    this.pages = pages;
    this.sink = sink;
    this.from = position;
    this.position = position;
    this.reading = new SingleFlight(threads, this::read);
    sink.onDrained(whenDrained);
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void heard(Signal signal, long wake) {
    if (signal.isHint()) {
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

  private void read() {
    try {
      copy(latestWake.get());
    } catch (RuntimeException e) {
      LOG.warn("{} could not be read, the heartbeat tries again: {}", topic, e.toString());
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
        return;
      }
    }
  }

  /** Hands on a row unless there is no room for it or the tail has moved meanwhile. */
  private boolean pass(Row row, int move) {
    synchronized (place) {
      boolean known = carried.holds(row.position());
      if (row.last()) {
        sink.endAfter(Frame.of(row), End.ENDED);
        return false;
      }
      if (stopped || moves != move || !known && sink.offerIfRoom(Frame.of(row)) != Offered.TAKEN) {
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
        carried.add(from, position);
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
}
