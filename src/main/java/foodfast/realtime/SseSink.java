package foodfast.realtime;

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

  private final SseEventSink out;
  private final Executor threads;

  SseSink(SseEventSink out, Executor threads) {
    this.out = out;
    this.threads = threads;
  }

  @Override
  protected void write(Frame frame) {
    threads.execute(() -> writeHere(frame));
  }

  /**
   * Writes on this thread, whose turn it is.
   *
   * @return false if the client is gone
   */
  final boolean writeHere(Frame frame) {
    clock.begin();
    try {
      out.send(frame).toCompletableFuture().join();
    } catch (CompletionException | IllegalStateException e) {
      LOG.debug("a stream's client is gone: {}", e.toString());
      close(End.GONE);
      return false;
    }
    written();
    return true;
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
