package foodfast.realtime;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A reader's place at a lane's broadcaster, which forgets it at the first event after the reader
 * has left: a broadcaster knows no other way to leave it.
 */
final class Seat implements SseEventSink {
  private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

  private final Lane lane;
  private final LaneSink reader;

  Seat(Lane lane, LaneSink reader) {
    this.lane = lane;
    this.reader = reader;
  }

  Lane lane() {
    return lane;
  }

  @Override
  public boolean isClosed() {
    return reader.isClosed() || !reader.sitsOn(this);
  }

  /** Hands the event over and returns at once. */
  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    if (isClosed()) {
      throw new IllegalStateException("nobody sits here any more");
    }
    reader.take(this, (Frame) event);
    return DONE;
  }

  @Override
  public void close() {
    reader.close(End.GONE);
  }
}
