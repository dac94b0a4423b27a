package foodfast.realtime;

import jakarta.websocket.CloseReason;
import jakarta.websocket.PongMessage;
import jakarta.websocket.SendHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
  private static final String BEAT = "{\"type\":\"beat\"}";

  private final Session session;
  private final Executor writers;
  private final int largestMessage;
  private final Consumer<String> hears;
  private StringBuilder message = new StringBuilder(0);
  private int length;
  private int badFrames;
  private volatile long unanswered;

  /**
   * Hears messages in parts and adds them up itself: the server bounds each frame, not their sum.
   *
   * @param largestMessage in bytes of UTF-8, in however many frames it comes
   * @param hears each whole message, on the thread that reads
   */
  public SocketSink(
      Session session, StreamThreadPools threads, int largestMessage, Consumer<String> hears) {
    this.session = session;
    this.writers = threads.writers();
    this.largestMessage = largestMessage;
    this.hears = hears;
    session.setMaxTextMessageBufferSize(largestMessage);
    session.setMaxBinaryMessageBufferSize(largestMessage);
    session.addMessageHandler(String.class, this::heardText);
    session.addMessageHandler(ByteBuffer.class, this::heardBytes);
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
            close(DisconnectReason.GONE);
          }
        };
    writes();
    try {
      if (frame.isHeartbeat()) {
        beat(next);
      } else if (frame == Frame.BYE) {
        written();
      } else {
        pingAlong();
        session.getAsyncRemote().sendText(frame.data(), next);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("a socket's client is gone: {}", e.toString());
      close(DisconnectReason.GONE);
    }
  }

  /** A page does not see pings: one that agreed on a beat gets a frame with it. */
  private void beat(SendHandler next) throws IOException {
    ping();
    if (beat() == null) {
      written();
    } else {
      session.getAsyncRemote().sendText(BEAT, next);
    }
  }

  /** What is said anyway takes a beat along that is due soon: one waking of the radio for both. */
  private void pingAlong() throws IOException {
    if (beat() != null && isBeatDue(beat().nanos() / 2)) {
      ping();
    }
  }

  private void ping() throws IOException {
    unanswered = unanswered == 0 ? System.nanoTime() : unanswered;
    session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
  }

  @Override
  protected void end(DisconnectReason reason) {
    closeWith(
        switch (reason) {
          case BAD_FRAMES -> 4400;
          case SESSION_OVER, TOKEN_OVER -> 4401;
          case NOT_YOURS -> 4403;
          case TOO_SLOW -> 4408;
          case ENDED -> 4410;
          case GONE -> CloseReason.CloseCodes.GOING_AWAY.getCode();
          case NOT_TEXT -> CloseReason.CloseCodes.CANNOT_ACCEPT.getCode();
          case TOO_LONG -> CloseReason.CloseCodes.TOO_BIG.getCode();
          case NO_ROOM -> CloseReason.CloseCodes.TRY_AGAIN_LATER.getCode();
        },
        reason.name().toLowerCase().replace('_', ' '));
  }

  private void heardText(String part, boolean last) {
    if (fits(bytes(part))) {
      heardAlive();
      message.append(part);
      if (last) {
        String whole = message.toString();
        message = new StringBuilder(0);
        length = 0;
        hears.accept(whole);
      }
    }
  }

  /** Who speaks need not be asked whether they are there, once that is agreed. */
  private void heardAlive() {
    if (beat() != null) {
      beaten();
    }
  }

  private void heardBytes(ByteBuffer part, boolean last) {
    if (fits(part.remaining()) && last) {
      close(DisconnectReason.NOT_TEXT);
    }
  }

  /** Counts a part of a message; one that is too long was the client's last. */
  private boolean fits(int more) {
    length = Math.min(length, largestMessage) + more;
    if (length > largestMessage) {
      close(DisconnectReason.TOO_LONG);
    }
    return !isClosed();
  }

  /** How long a text is in UTF-8. */
  static int bytes(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
    }
    return bytes;
  }

  /** Tells the client that its frame was not understood; after the third it is sent away. */
  public void refuse(String errorFrame) {
    boolean last;
    synchronized (this) {
      last = ++badFrames >= BAD_FRAMES;
    }
    if (last) {
      endAfter(Frame.of("error", errorFrame), DisconnectReason.BAD_FRAMES);
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
