package foodfast.realtime;

/**
 * A row was handed to the readers of a broadcast on this node.
 *
 * @param readers how many were connected and meant
 */
public record Told(Topic topic, long position, int readers) {}
