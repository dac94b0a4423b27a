package foodfast.realtime;

import java.util.function.Predicate;

/**
 * One entry of a durable stream, encoded once for all who read it.
 *
 * @param position dense and increasing within its topic
 * @param event what it is called on the stream
 * @param data the JSON that clients get
 * @param last whether the stream ends with it
 * @param audience which groups of readers a broadcast hands it to; asked anew at each handing out
 */
public record Row(
    long position, String event, String data, boolean last, Predicate<Object> audience) {
  private static final Predicate<Object> EVERYBODY = reader -> true;

  /** For everybody who may read the topic. */
  public Row(long position, String event, String data) {
    this(position, event, data, false, EVERYBODY);
  }

  /** For everybody who may read the topic. */
  public Row(long position, String event, String data, boolean last) {
    this(position, event, data, last, EVERYBODY);
  }

  /** For some of those who may read the topic. */
  public Row(long position, String event, String data, Predicate<Object> audience) {
    this(position, event, data, false, audience);
  }
}
