package foodfast.realtime;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client on server-sent events. On this server a write to a reader that stopped reading blocks
 * its thread until the write timeout cuts it, so every write is a task of its own on the stream
 * threads.
 */
class SseSink extends Sink {
  private static final Logger LOG = LoggerFactory.getLogger(SseSink.class);
  private static final long RETRY_MILLIS = 2_000;

  private final Sse sse;
  private final SseEventSink out;
  private final Executor threads;

  SseSink(Sse sse, SseEventSink out, Executor threads) {
    this.sse = sse;
    this.out = out;
    this.threads = threads;
  }

  @Override
  protected void write(Frame frame) {
    threads.execute(() -> writeHere(event(frame)));
  }

  /**
   * Writes on this thread, whose turn it is.
   *
   * @return false if the client is gone
   */
  final boolean writeHere(OutboundSseEvent event) {
    try {
      out.send(event).toCompletableFuture().join();
    } catch (CompletionException | IllegalStateException e) {
      LOG.debug("a stream's client is gone: {}", e.toString());
      close(End.GONE);
      return false;
    }
    written();
    return true;
  }

  final OutboundSseEvent event(Frame frame) {
    return event(sse, frame);
  }

  static OutboundSseEvent event(Sse sse, Frame frame) {
    OutboundSseEvent.Builder event = sse.newEventBuilder();
    if (frame.event() == null) {
      return event.comment("alive").build();
    }
    if (frame.id() != null) {
      event.id(frame.id());
    }
    if (frame.event().equals("sync")) {
      event.reconnectDelay(RETRY_MILLIS);
    }
    return event
        .name(frame.event())
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, frame.data())
        .build();
  }

  @Override
  protected void end(End reason) {
    try {
      out.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("closing a stream: {}", e.toString());
    }
  }
}
