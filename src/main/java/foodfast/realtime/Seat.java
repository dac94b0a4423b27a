package foodfast.realtime;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A reader's place at a lane's broadcaster, which forgets it at the first event after the reader
 * has left: a broadcaster knows no other way to leave it. An empty seat holds on to nobody.
 */
final class Seat implements SseEventSink {
  private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

  private final Lane lane;
  private volatile LaneSink reader;

  Seat(Lane lane, LaneSink reader) {
    this.lane = lane;
    this.reader = reader;
  }

  /** Empties it and returns the lane it is in. */
  Lane leave() {
    reader = null;
    return lane;
  }

  @Override
  public boolean isClosed() {
    LaneSink sitting = reader;
    return sitting == null || sitting.isClosed();
  }

  /** Hands the event over and returns at once. */
  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    LaneSink sitting = reader;
    if (sitting == null || sitting.isClosed()) {
      throw new IllegalStateException("nobody sits here any more");
    }
    sitting.take(this, (Frame) event);
    return DONE;
  }

  @Override
  public void close() {
    LaneSink sitting = reader;
    if (sitting != null) {
      sitting.close(End.GONE);
    }
  }
}
