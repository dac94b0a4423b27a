package foodfast.realtime;

import java.util.List;
import java.util.concurrent.Executor;
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
  private final Executor threads;
  private final Object place = new Object();
  private final Carried carried = new Carried();
  private long from;
  private volatile int moves;
  private volatile long position;
  private volatile boolean stopped;
  private volatile boolean more;
  private long latestWake;
  private boolean running;
  private boolean again;
  private final Runnable whenDrained = this::drained;

  Tail(Topic topic, Feed feed, Pages pages, Sink sink, Executor threads, long position) {
    this.topic = topic;
    this.feed = feed;
    this.pages = pages;
    this.sink = sink;
    this.threads = threads;
    this.from = position;
    this.position = position;
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

  /**
   * Has the feed read soon, by one task at a time; a wake during a reading causes another reading.
   */
  private void look(long wake) {
    synchronized (this) {
      latestWake = Math.max(latestWake, wake);
      again = true;
      if (running) {
        return;
      }
      running = true;
    }
    threads.execute(this::run);
  }

  private void run() {
    long wake = next();
    while (wake >= 0) {
      try {
        copy(wake);
      } catch (RuntimeException e) {
        LOG.warn("{} could not be read, the heartbeat tries again: {}", topic, e.toString());
      }
      wake = next();
    }
  }

  /** The wake to answer now, or -1 when there is none and this task is over. */
  private synchronized long next() {
    running = again;
    again = false;
    return running ? latestWake : -1;
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
