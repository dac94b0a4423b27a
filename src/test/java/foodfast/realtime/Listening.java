package foodfast.realtime;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The far end of a stream in memory: it keeps what it gets, and a write blocks while it is stalled.
 */
final class Listening implements SseEventSink {
  private final List<Long> got = new ArrayList<>();
  private boolean stalled;
  private boolean closed;

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized CompletionStage<?> send(OutboundSseEvent event) {
    while (stalled && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    if (closed) {
      return CompletableFuture.failedFuture(new IllegalStateException("closed"));
    }
    got.add(Long.parseLong(((Frame) event).id()));
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized void stall() {
    stalled = true;
  }

  synchronized void readAgain() {
    stalled = false;
    notifyAll();
  }

  synchronized List<Long> got() {
    return List.copyOf(got);
  }
}
