package foodfast.realtime;

import jakarta.websocket.CloseReason;
import jakarta.websocket.PongMessage;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client on a WebSocket; its frames are their data, JSON objects with a {@code type}. A second
 * send while one is in flight would be lost on this server, so the next begins in the handler of
 * the last. A send holds no thread while it is in flight, but a ping and a close may, and so may a
 * send while the server answers a ping of the client: so each begins on a thread that may be held.
 */
public final class SocketSink extends Sink {
  private static final Logger LOG = LoggerFactory.getLogger(SocketSink.class);
  private static final int BAD_FRAMES = 3;
  private static final int LARGEST_FRAME = 16_384;

  private final Session session;
  private final Executor writers;
  private int badFrames;
  private volatile long unanswered;

  public SocketSink(Session session, StreamThreads threads) {
    this.session = session;
    this.writers = threads.writers();
    session.addMessageHandler(PongMessage.class, pong -> unanswered = 0);
  }

  /** Also when a ping stays unanswered twice as long: the line is dead or its client stands. */
  @Override
  boolean isBlockedFor(long nanos) {
    long since = unanswered;
    return super.isBlockedFor(nanos) || since != 0 && System.nanoTime() - since > 2 * nanos;
  }

  @Override
  protected void write(Frame frame) {
    writers.execute(() -> writeHere(frame));
  }

  private void writeHere(Frame frame) {
    SendHandler next =
        result -> {
          if (result.isOK()) {
            written();
          } else {
            close(End.GONE);
          }
        };
    clock.begin();
    try {
      if (frame.isHeartbeat()) {
        unanswered = unanswered == 0 ? System.nanoTime() : unanswered;
        session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
        written();
      } else if (frame == Frame.BYE) {
        written();
      } else {
        session.getAsyncRemote().sendText(frame.data(), next);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("a socket's client is gone: {}", e.toString());
      close(End.GONE);
    }
  }

  @Override
  protected void end(End reason) {
    closeWith(
        switch (reason) {
          case SESSION_OVER, TOKEN_OVER -> 4401;
          case TOO_SLOW -> 4408;
          case BAD_FRAMES -> 4400;
          case ENDED -> 4410;
          case GONE -> CloseReason.CloseCodes.GOING_AWAY.getCode();
        },
        reason.name().toLowerCase().replace('_', ' '));
  }

  /**
   * Whether the client's frame is short enough; if not, that was its last: the server's own bound
   * does not hold.
   */
  public boolean takes(String frame) {
    boolean fits = frame.length() <= LARGEST_FRAME;
    if (!fits) {
      closeWith(CloseReason.CloseCodes.TOO_BIG.getCode(), "16 KiB at most");
      close(End.GONE);
    }
    return fits;
  }

  /** Tells the client that its frame was not understood; after the third it is sent away. */
  public void refuse(String errorFrame) {
    boolean last;
    synchronized (this) {
      last = ++badFrames >= BAD_FRAMES;
    }
    if (last) {
      endAfter(Frame.of("error", errorFrame), End.BAD_FRAMES);
    } else {
      offer(Frame.of("error", errorFrame));
    }
  }

  private void closeWith(int code, String why) {
    writers.execute(() -> closeHere(code, why));
  }

  private void closeHere(int code, String why) {
    try {
      if (session.isOpen()) {
        session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), why));
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("closing a socket: {}", e.toString());
    }
  }
}
