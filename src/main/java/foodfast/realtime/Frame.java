package foodfast.realtime;

/**
 * What is written to a client in one piece.
 *
 * @param event its name; {@code null} for a comment that only shows the line is alive
 * @param id the position to resume from, or {@code null}
 * @param data JSON
 * @param slot frames of the same slot replace each other while they wait (newest wins); {@code
 *     null} for those that must all arrive
 */
public record Frame(String event, String id, String data, String slot) {
  static final Frame HEARTBEAT = new Frame(null, null, "", "heartbeat");
  static final Frame BYE = new Frame("bye", null, "{}", null);

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
}
