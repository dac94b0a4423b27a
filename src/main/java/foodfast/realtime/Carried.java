package foodfast.realtime;

import java.util.Map;
import java.util.TreeMap;

/** Which stretches of a stream a client has already got over this connection. */
final class Carried {
  /** From a position, exclusive, to a position, inclusive; they never touch each other. */
  private final TreeMap<Long, Long> stretches = new TreeMap<>();

  void add(long from, long to) {
    long start = from;
    long end = to;
    Map.Entry<Long, Long> before = stretches.floorEntry(end);
    while (before != null && before.getValue() >= start) {
      stretches.remove(before.getKey());
      start = Math.min(start, before.getKey());
      end = Math.max(end, before.getValue());
      before = stretches.floorEntry(end);
    }
    if (start < end) {
      stretches.put(start, end);
    }
  }

  boolean holds(long position) {
    Map.Entry<Long, Long> before = stretches.lowerEntry(position);
    return before != null && before.getValue() >= position;
  }
}
