package foodfast.realtime;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A broadcaster in memory, as this server has it: it writes client after client on the caller's
 * thread and forgets those that are closed.
 */
final class MemoryBroadcaster implements SseBroadcaster {
  private final ConcurrentLinkedQueue<SseEventSink> sinks = new ConcurrentLinkedQueue<>();
  private final List<BiConsumer<SseEventSink, Throwable>> onError = new ArrayList<>();
  private volatile boolean closed;

  @Override
  public void onError(BiConsumer<SseEventSink, Throwable> action) {
    onError.add(action);
  }

  @Override
  public void onClose(Consumer<SseEventSink> action) {
    // told by onError here
  }

  @Override
  public void register(SseEventSink sink) {
    sinks.add(sink);
  }

  /** How many it has not forgotten. */
  int known() {
    return sinks.size();
  }

  @Override
  public CompletionStage<?> broadcast(OutboundSseEvent event) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    for (SseEventSink sink : sinks) {
      try {
        sink.send(event).toCompletableFuture().join();
      } catch (RuntimeException gone) {
        sinks.remove(sink);
        onError.forEach(action -> action.accept(sink, gone));
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    close(true);
  }

  @Override
  public void close(boolean cascading) {
    closed = true;
  }
}
