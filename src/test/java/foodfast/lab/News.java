package foodfast.lab;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was told to whom and when they had it. The clock of a piece of news runs from the time at
 * which its request was due, whenever it was really sent, until the client has read it.
 */
final class News {
  /**
   * One client had one piece of news.
   *
   * @param due when it was to be told
   * @param unasked how long the client had not yet asked, in nanoseconds
   * @param rest from then on until it was there
   */
  record Sight(long due, long unasked, long rest) {
    /** When it was there. */
    long at() {
      return due + unasked + rest;
    }
  }

  private record Told(long due, int audience) {}

  private final Map<String, Told> told = new HashMap<>();
  private final Map<String, Set<Object>> seen = new HashMap<>();
  private final List<Sight> sights = new ArrayList<>();
  private long expected;
  private long doubled;

  void tell(String what, long due, int audience) {
    told.put(what, new Told(due, audience));
    expected += audience;
  }

  /**
   * @param asked when the request was sent that brought it, or 0 for what comes by itself
   * @return whether it is news to them
   */
  boolean seen(Object who, String what, long asked) {
    Told one = told.get(what);
    if (one == null) {
      return false;
    }
    if (!seen.computeIfAbsent(what, key -> new HashSet<>()).add(who)) {
      doubled++;
      return false;
    }
    long unasked = Math.max(0, asked - one.due);
    sights.add(new Sight(one.due, unasked, System.nanoTime() - one.due - unasked));
    return true;
  }

  boolean isKnown(Object who, String what) {
    return seen.getOrDefault(what, Set.of()).contains(who);
  }

  boolean allSeen() {
    return sights.size() >= expected;
  }

  List<Sight> sights() {
    return List.copyOf(sights);
  }

  long expected() {
    return expected;
  }

  long lost() {
    return expected - sights.size();
  }

  long doubled() {
    return doubled;
  }

  /** Begins anew; what was told before counts no more. */
  void forget() {
    told.clear();
    seen.clear();
    sights.clear();
    expected = 0;
    doubled = 0;
  }
}
