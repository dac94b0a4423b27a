package foodfast.realtime;

import java.util.HashMap;
import java.util.Map;

/**
 * Admission control for connections of one sort: so many for each person, so many on this node.
 * Whoever acquires a place releases it exactly once.
 */
final class ConnectionQuota {
  private final int perPerson;
  private final int inAll;
  private final Map<String, Integer> taken = new HashMap<>();
  private int held;

  /**
   * @param perPerson 0 for no bound
   */
  ConnectionQuota(int perPerson, int inAll) {
    this.perPerson = perPerson;
    this.inAll = inAll;
  }

  /** What became of the wish for a place. */
  enum Admission {
    ADMITTED,
    PERSON_AT_LIMIT,
    NODE_AT_LIMIT
  }

  synchronized Admission acquire(String person) {
    Admission room = check(person);
    if (room == Admission.ADMITTED) {
      taken.merge(person, 1, Integer::sum);
      held++;
    }
    return room;
  }

  synchronized Admission check(String person) {
    if (held >= inAll) {
      return Admission.NODE_AT_LIMIT;
    }
    boolean room = perPerson == 0 || taken.getOrDefault(person, 0) < perPerson;
    return room ? Admission.ADMITTED : Admission.PERSON_AT_LIMIT;
  }

  synchronized void release(String person) {
    taken.computeIfPresent(person, (key, n) -> n == 1 ? null : n - 1);
    held--;
  }

  synchronized int held() {
    return held;
  }
}
