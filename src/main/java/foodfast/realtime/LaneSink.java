package foodfast.realtime;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * One reader of a broadcast. It remembers how far its client has read and drops what is older, so
 * that replay, live lane and a change of lanes together give each row once and in order.
 */
final class LaneSink extends SseSink implements SseEventSink {
  private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

  private final Object group;
  private volatile long position;
  private volatile Lane lane;

  LaneSink(Sse sse, SseEventSink out, Executor threads, Object group, long position) {
    super(sse, out, threads);
    this.group = group;
    this.position = position;
  }

  /** What decides which rows are for this reader. */
  Object group() {
    return group;
  }

  long position() {
    return position;
  }

  /** The lane that serves this reader, null during its replay. */
  Lane lane() {
    return lane;
  }

  void sitsIn(Lane newLane) {
    lane = newLane;
  }

  /** Writes the first frame, before anything else can be written. */
  void begin(Frame first) {
    if (takeTurn()) {
      writeHere(event(first));
    } else {
      offer(first);
    }
  }

  /** Rows up to there were not for this reader. */
  synchronized void skipTo(long passed) {
    position = Math.max(position, passed);
  }

  /**
   * Writes on the calling thread unless somebody else writes to this client just now: then the
   * event queues behind, for the lane must not wait for what it didn't begin.
   */
  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    if (isClosed()) {
      throw new IllegalStateException("the client is gone");
    }
    boolean mine;
    Offered queued = Offered.TAKEN;
    synchronized (this) {
      if (!moveOn(Long.parseLong(event.getId()))) {
        return DONE;
      }
      mine = takeTurn();
      if (!mine) {
        queued = offerIfRoom(frame(event));
      }
    }
    if (queued == Offered.NO_ROOM) {
      close(End.TOO_SLOW);
    }
    return !mine || writeHere(event) ? DONE : CompletableFuture.failedFuture(gone());
  }

  private boolean moveOn(long next) {
    boolean isNew = next > position;
    position = Math.max(position, next);
    return isNew;
  }

  private static Frame frame(OutboundSseEvent event) {
    return new Frame(event.getName(), event.getId(), (String) event.getData(), null);
  }

  private static IllegalStateException gone() {
    return new IllegalStateException("the client is gone");
  }

  @Override
  public void close() {
    close(End.GONE);
  }
}
