package foodfast.realtime;

import java.util.function.Predicate;

/**
 * One entry of a durable stream, encoded once for all who read it.
 *
 * @param position dense and increasing within its topic
 * @param event what it is called on the stream
 * @param data the JSON that clients get
 * @param audience which groups of readers a broadcast hands it to; asked anew at each handing out
 */
public record Row(long position, String event, String data, Predicate<Object> audience) {
  /** A row for everybody who may read its topic. */
  public Row(long position, String event, String data) {
    this(position, event, data, reader -> true);
  }
}
