package foodfast.realtime;

import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One reader of a broadcast. It remembers how far its client has read and drops what is older, so
 * that replay, live lane and a change of lanes together give each row once and in order. Who falls
 * behind gives its seat up and reads on from the table.
 */
final class LaneSink extends SseSink {
  private final Object group;
  private final Consumer<LaneSink> catchUp;
  private volatile long position;
  private volatile Seat seat;
  private boolean behind;

  /**
   * @param catchUp takes a reader that fell behind, once it has written all it had
   */
  LaneSink(
      SseEventSink out, Executor threads, Object group, long position, Consumer<LaneSink> catchUp) {
    super(out, threads);
    this.group = group;
    this.position = position;
    this.catchUp = catchUp;
    onDrained(this::drained);
  }

  /** What decides which rows are for this reader. */
  Object group() {
    return group;
  }

  long position() {
    return position;
  }

  Seat sitDown(Lane lane) {
    seat = new Seat(lane, this);
    return seat;
  }

  /** Gives up its seat and returns its lane, or null if it had none. */
  synchronized Lane standUp() {
    Seat last = seat;
    seat = null;
    return last == null ? null : last.leave();
  }

  /** Writes the first frame, before anything else can be written. */
  void begin(Frame first) {
    if (takeTurn()) {
      writeHere(first);
    } else {
      offer(first);
    }
  }

  /** Rows up to there were not for this reader. */
  synchronized void skipTo(long passed) {
    position = Math.max(position, passed);
  }

  /** Live: queues the frame; from the first one without room on, the table keeps them. */
  synchronized void take(Seat from, Frame frame) {
    long next = Long.parseLong(frame.id());
    if (from != seat || behind || next <= position) {
      return;
    }
    if (offerIfRoom(frame) == Offered.NO_ROOM) {
      behind = true;
    } else {
      position = next;
    }
  }

  private void drained() {
    Lane left;
    synchronized (this) {
      if (!behind) {
        return;
      }
      behind = false;
      left = standUp();
    }
    if (left != null) {
      left.leave(this);
      catchUp.accept(this);
    }
  }

  /**
   * Replay: writes on this thread, at the client's pace, unless somebody else writes to this client
   * just now; then it queues behind.
   */
  void replay(Row row) {
    Frame frame = Frame.of(row);
    boolean mine;
    Offered queued = Offered.TAKEN;
    synchronized (this) {
      position = Math.max(position, row.position());
      mine = takeTurn();
      if (!mine) {
        queued = offerIfRoom(frame);
      }
    }
    if (mine) {
      writeHere(frame);
    } else if (queued == Offered.NO_ROOM) {
      close(End.TOO_SLOW);
    }
  }
}
