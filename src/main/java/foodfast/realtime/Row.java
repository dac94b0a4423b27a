package foodfast.realtime;

/**
 * One entry of a durable stream, encoded once for all who read it.
 *
 * @param position dense and increasing within its topic
 * @param event what it is called on the stream
 * @param data the JSON that clients get
 */
public record Row(long position, String event, String data) {}
