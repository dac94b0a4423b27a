package foodfast.realtime;

import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Server-sent events in memory, as this server has them: a broadcaster writes client after client
 * on the caller's thread and forgets those that are closed.
 */
final class MemorySse implements Sse {
  @Override
  public OutboundSseEvent.Builder newEventBuilder() {
    return new Builder();
  }

  @Override
  public SseBroadcaster newBroadcaster() {
    return new Broadcaster();
  }

  private record Event(String id, String name, String data, String comment)
      implements OutboundSseEvent {
    @Override
    public Class<?> getType() {
      return String.class;
    }

    @Override
    public Type getGenericType() {
      return String.class;
    }

    @Override
    public MediaType getMediaType() {
      return MediaType.TEXT_PLAIN_TYPE;
    }

    @Override
    public Object getData() {
      return data;
    }

    @Override
    public String getId() {
      return id;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public String getComment() {
      return comment;
    }

    @Override
    public long getReconnectDelay() {
      return -1;
    }

    @Override
    public boolean isReconnectDelaySet() {
      return false;
    }
  }

  private static final class Builder implements OutboundSseEvent.Builder {
    private String id;
    private String name;
    private String data;
    private String comment;

    @Override
    public Builder id(String value) {
      id = value;
      return this;
    }

    @Override
    public Builder name(String value) {
      name = value;
      return this;
    }

    @Override
    public Builder reconnectDelay(long milliseconds) {
      return this;
    }

    @Override
    public Builder mediaType(MediaType mediaType) {
      return this;
    }

    @Override
    public Builder comment(String value) {
      comment = value;
      return this;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Builder data(Class type, Object value) {
      data = (String) value;
      return this;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Builder data(GenericType type, Object value) {
      data = (String) value;
      return this;
    }

    @Override
    public Builder data(Object value) {
      data = (String) value;
      return this;
    }

    @Override
    public OutboundSseEvent build() {
      return new Event(id, name, data, comment);
    }
  }

  private static final class Broadcaster implements SseBroadcaster {
    private final ConcurrentLinkedQueue<SseEventSink> sinks = new ConcurrentLinkedQueue<>();
    private final List<BiConsumer<SseEventSink, Throwable>> onError = new ArrayList<>();

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

    @Override
    public CompletionStage<?> broadcast(OutboundSseEvent event) {
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
      sinks.clear();
    }
  }
}
