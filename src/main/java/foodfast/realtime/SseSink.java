package foodfast.realtime;

import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
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

  private void writeHere(Frame frame) {
    writes();
    try {
      out.send(frame).toCompletableFuture().join();
    } catch (RuntimeException e) {
      LOG.debug("a stream's client is gone: {}", e.toString());
      close(DisconnectReason.GONE);
      return;
    }
    written();
  }

  /** The first write to a client that is gone is answered by its machine, the second one fails. */
  @Override
  int beatsInAHeartbeat() {
    return 2;
  }

  /** A goodbye waits for a write under way, so it is nothing for the thread that said it. */
  @Override
  protected void end(DisconnectReason reason) {
    threads.execute(this::closeHere);
  }

  private void closeHere() {
    try {
      out.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("closing a stream: {}", e.toString());
    }
  }
}
