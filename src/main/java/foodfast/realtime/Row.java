package foodfast.realtime;

/**
 * One entry of a durable stream, encoded once for all who read it.
 *
 * @param position dense and increasing within its topic
 * @param event what it is called on the stream
 * @param data the JSON that clients get
 * @param last whether the stream ends with it
 */
public record Row(long position, String event, String data, boolean last) {
  /** An entry after which the stream goes on. */
  public Row(long position, String event, String data) {
    this(position, event, data, false);
  }
}
