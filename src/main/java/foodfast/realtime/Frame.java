package foodfast.realtime;

import foodfast.realtime.Feed.Row;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.lang.reflect.Type;

/**
 * What is written to a client in one piece: a server-sent event, or its data alone on a WebSocket.
 *
 * @param event its name; {@code null} for a comment that only shows the line is alive
 * @param id the position to resume from, or {@code null}
 * @param data JSON
 * @param slot frames of the same slot replace each other while they wait (newest wins); {@code
 *     null} for those that must all arrive
 */
public record Frame(String event, String id, String data, String slot) implements OutboundSseEvent {
  static final Frame HEARTBEAT = new Frame(null, null, "", "heartbeat");
  static final Frame BYE = new Frame("bye", null, "{}", null);

  private static final String SYNC = "sync";
  private static final long RETRY_MILLIS = 2_000;

  /** A frame that must arrive. */
  public static Frame of(String event, String data) {
    return new Frame(event, null, data, null);
  }

  /** A frame that is worth nothing once a newer one of its slot waits. */
  public static Frame live(String event, String data, String slot) {
    return new Frame(event, null, data, slot);
  }

  static Frame of(Row row) {
    return new Frame(row.event(), Long.toString(row.position()), row.data(), null);
  }

  /** The first of a stream: where it begins; it also says how soon to come back after a cut. */
  static Frame sync(long position, boolean recovered) {
    return sync(position, recovered, null);
  }

  /** The same, and how long the line may be silent, if the client asked. */
  static Frame sync(long position, boolean recovered, Beat beat) {
    String agreed = beat == null ? "" : ",\"beat\":" + beat.seconds();
    String data = "{\"position\":" + position + ",\"recovered\":" + recovered + agreed + "}";
    return new Frame(SYNC, Long.toString(position), data, null);
  }

  boolean isHeartbeat() {
    return event == null;
  }

  /**
   * The whole event: this server writes a name in one piece, and what is given to it as data byte
   * by byte, which takes ten times as long. Null for a heartbeat, which is a comment alone.
   */
  @Override
  public String getName() {
    if (isHeartbeat()) {
      return null;
    }
    String position = id == null ? "" : "\nid: " + id;
    String retry = SYNC.equals(event) ? "\nretry: " + RETRY_MILLIS : "";
    return event + position + retry + "\ndata: " + data.replace("\n", "\ndata: ");
  }

  @Override
  public String getId() {
    return null;
  }

  @Override
  public String getComment() {
    return isHeartbeat() ? "alive" : null;
  }

  @Override
  public Object getData() {
    return null;
  }

  /** Null for what is a comment and nothing else. */
  @Override
  public Class<?> getType() {
    return isHeartbeat() ? null : String.class;
  }

  @Override
  public Type getGenericType() {
    return getType();
  }

  @Override
  public MediaType getMediaType() {
    return MediaType.TEXT_PLAIN_TYPE;
  }

  @Override
  public long getReconnectDelay() {
    return RECONNECT_NOT_SET;
  }

  @Override
  public boolean isReconnectDelaySet() {
    return false;
  }
}
