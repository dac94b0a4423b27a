package foodfast.session;

import foodfast.account.Identity;
import foodfast.background.TransientFailures;
import foodfast.realtime.Beat;
import foodfast.realtime.Connections;
import foodfast.realtime.DisconnectReason;
import foodfast.realtime.Frame;
import foodfast.realtime.SocketSink;
import foodfast.realtime.StreamThreadPools;
import foodfast.web.Problem;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.ws.rs.WebApplicationException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A WebSocket of somebody logged in. It lives as long as their session and the newest access token
 * it was shown ({@code auth}); messages are bounded; what is refused is told as an {@code error}
 * that repeats the ids of its frame, and the third bad frame ends the socket.
 */
public abstract class AuthenticatedSocket extends Endpoint {
  /** Where a socket is opened. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  public @interface Address {
    String value();
  }

  private static final Logger LOG = LoggerFactory.getLogger(AuthenticatedSocket.class);

  @Inject protected StreamThreadPools threads;
  @Inject Connections connections;
  @Inject TokenAuthenticator authenticator;

  private final int largestMessage;
  private final List<String> ids;
  private Identity who;
  private SocketSink sink;

  /**
   * @param largestMessage in bytes of UTF-8
   * @param ids the members of a frame that an error about it repeats
   */
  protected AuthenticatedSocket(int largestMessage, String... ids) {
    this.largestMessage = largestMessage;
    this.ids = List.of(ids);
  }

  /** Whether this socket is for them; else it closes with 4403. */
  protected abstract boolean isFor(Identity who, Map<String, String> path);

  /** The socket is open and stands in the care of {@link Connections}. */
  protected abstract void opened();

  /**
   * Does what a frame asks.
   *
   * @throws Problem to refuse it; a 400 or 401 counts as a bad frame
   */
  protected abstract void heard(SocketFrame frame);

  /** A message has come, whole; it is handled at once unless a socket keeps it for later. */
  protected void received(String message) {
    handle(message);
  }

  protected final Identity who() {
    return who;
  }

  protected final SocketSink sink() {
    return sink;
  }

  @Override
  public final void onOpen(Session session, EndpointConfig config) {
    who = SocketConfigurator.identity(session);
    sink = new SocketSink(session, threads, largestMessage, this::received);
    try {
      if (isFor(who, session.getPathParameters())) {
        connections.add(sink, who.owner(), false);
        agree(session.getRequestParameterMap().getOrDefault("beat", List.of()));
        opened();
      } else {
        sink.close(DisconnectReason.NOT_YOURS);
      }
    } catch (NumberFormatException noBeat) {
      sink.close(DisconnectReason.BAD_FRAMES);
    } catch (WebApplicationException tooManyOpen) {
      sink.close(DisconnectReason.NO_ROOM);
    } catch (RuntimeException broken) {
      TransientFailures.warn(LOG, "a socket could not be opened", broken);
      sink.close(DisconnectReason.NO_ROOM);
    }
  }

  /** A client that asks for a beat is told at once which it gets. */
  private void agree(List<String> asked) {
    Beat beat = asked.isEmpty() ? null : Beat.valueOf(asked.get(0));
    if (beat != null) {
      sink.agreeOn(beat);
      sink.offer(Frame.of("welcome", "{\"type\":\"welcome\",\"beat\":" + beat.seconds() + "}"));
    }
  }

  @Override
  public final void onClose(Session session, CloseReason reason) {
    sink.close(DisconnectReason.GONE);
  }

  @Override
  public final void onError(Session session, Throwable cause) {
    sink.close(DisconnectReason.GONE);
  }

  /** Handles a message, and answers what was wrong with it. */
  protected final void handle(String message) {
    SocketFrame frame = null;
    try {
      frame = SocketFrame.parse(message);
      if (frame.type().equals("auth")) {
        extend(frame.string("token"));
      } else {
        heard(frame);
      }
    } catch (Problem refusal) {
      refuse(frame, refusal);
    } catch (RuntimeException broken) {
      TransientFailures.warn(LOG, "a frame could not be handled", broken);
      fail(frame);
    }
  }

  /** The socket lives as long as a newer access token of the session that opened it. */
  private void extend(String token) {
    Identity newer = authenticator.token(token);
    if (!newer.session().equals(who.session())) {
      throw Problem.of(401, "unauthorized", "The token is another session's.");
    }
    connections.extend(sink, newer.owner().until());
  }

  private void refuse(SocketFrame frame, Problem refusal) {
    String error = error(frame, refusal.type(), refusal.getMessage()).build().toString();
    if (refusal.status() == 400 || refusal.status() == 401) {
      sink.refuse(error);
    } else {
      sink.offer(Frame.of("error", error));
    }
  }

  /** It is our fault: with an id it is sent again, without one they come back and resume. */
  private void fail(SocketFrame frame) {
    if (ids.stream().anyMatch(id -> frame.known(id) != null)) {
      JsonObjectBuilder error =
          error(frame, "try-again", "That did not work. Please send it again.");
      sink.offer(Frame.of("error", error.build().toString()));
    } else {
      sink.close(DisconnectReason.TOO_SLOW);
    }
  }

  private JsonObjectBuilder error(SocketFrame frame, String code, String detail) {
    JsonObjectBuilder error =
        Json.createObjectBuilder().add("type", "error").add("code", code).add("detail", detail);
    for (String id : ids) {
      String known = frame == null ? null : frame.known(id);
      if (known != null) {
        error.add(id, known);
      }
    }
    return error;
  }
}
