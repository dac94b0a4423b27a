package foodfast.realtime;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One topic for thousands of readers: the node's only listener reads a new row once and hands it to
 * lanes of readers, spread over some time. A reader is seated in a lane only when it has read all
 * that was handed out, and drops what it has, so the seam between replay and live is tight.
 */
final class Broadcast implements Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
  private static final int PAGE = 100;
  private final Topic topic;
  private final Feed feed;
  private final Pages pages;
  private final Executor threads;
  private final Lanes lanes;
  private final DoubleSupplier load;
  private final Consumer<Told> told;
  private final SingleFlight reading;
  private volatile long position;
  private volatile boolean failing;

  Broadcast(
      Topic topic,
      Feed feed,
      Pages pages,
      Executor threads,
      Lanes lanes,
      DoubleSupplier load,
      Consumer<Told> told) {
    this.topic = topic;
    this.feed = feed;
    this.pages = pages;
    this.threads = threads;
    this.lanes = lanes;
    this.load = load;
    this.told = told;
    this.reading = new SingleFlight(threads, this::readOn);
    this.position = head();
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
        page.forEach(this::handOut);
      } while (page.size() == PAGE);
      failing = false;
    } catch (RuntimeException e) {
      LOG.atLevel(failing ? Level.DEBUG : Level.WARN).log("{} can't be read: {}", topic, e);
      failing = true;
    }
  }

  private void handOut(Row row) {
    Frame frame = Frame.of(row);
    int readers;
    synchronized (lanes) {
      readers = lanes.handOut(frame, row.audience(), load.getAsDouble());
      position = row.position();
    }
    told.accept(new Told(topic, row.position(), readers));
  }

  /** Where a reader begins who knows this position, or none. */
  long beginning(Long after) {
    if (after == null || after <= position) {
      return after == null ? position : after;
    }
    return after <= head() ? after : -1;
  }

  private long head() {
    return feed.heads(List.of(topic.id())).getOrDefault(topic.id(), 0L);
  }

  long floor() {
    return feed.floor(topic.id());
  }

  /** Brings a reader up to what was handed out, then gives it a seat; on a stream thread. */
  void admit(LaneSink sink) {
    try {
      do {
        replay(sink, position);
      } while (!sink.isClosed() && !seat(sink));
    } catch (RuntimeException e) {
      LOG.debug("a reader of {} is sent away, to come back by position", topic, e);
      sink.close(End.GONE);
    }
  }

  /** Readers that return together, all knowing the same position, share the reading. */
  private void replay(LaneSink sink, long known) {
    while (sink.position() < known && !sink.isClosed()) {
      for (Row row : pages.read(feed, topic, sink.position(), PAGE, known)) {
        if (row.audience().test(sink.group())) {
          sink.replay(row);
        }
        sink.skipTo(row.position());
      }
    }
  }

  private boolean seat(LaneSink sink) {
    synchronized (lanes) {
      return sink.position() >= position && lanes.seat(sink);
    }
  }
}
