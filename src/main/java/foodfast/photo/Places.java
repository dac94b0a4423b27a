package foodfast.photo;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who receives bytes on this node: so many uploads at once, each with one place. A later grant
 * takes over the place of an earlier one, which may hang on a dead line for a while yet.
 */
final class Places {
  private final int most;
  private final Map<UUID, Grant> taken = new HashMap<>();

  Places(int most) {
    this.most = most;
  }

  /** False if there is none left. */
  synchronized boolean take(Grant grant) {
    if (!taken.containsKey(grant.upload()) && taken.size() >= most) {
      return false;
    }
    taken.merge(grant.upload(), grant, Places::later);
    return true;
  }

  /** Does nothing for a grant whose place was taken over. */
  synchronized void leave(Grant grant) {
    taken.remove(grant.upload(), grant);
  }

  synchronized int count() {
    return taken.size();
  }

  private static Grant later(Grant one, Grant other) {
    return one.fence() > other.fence() ? one : other;
  }
}
