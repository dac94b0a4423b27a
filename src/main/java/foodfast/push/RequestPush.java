package foodfast.push;

import foodfast.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Has devices woken if and only if the caller's transaction commits: one message for each, so that
 * none waits for another. Nothing is asked of anybody but the database.
 */
@ApplicationScoped
public class RequestPush {
  @Inject Outbox outbox;
  @Inject VapidKey vapidKey;

  /**
   * Wakes those of these devices that want it.
   *
   * @return how many are woken
   */
  @Transactional
  public int to(List<PushSubscription> devices, Occasion occasion, UUID about, long version) {
    if (!vapidKey.isThere()) {
      return 0;
    }
    Instant now = Instant.now();
    List<PushSubscription> awake =
        devices.stream().filter(one -> one.wants(occasion, now)).toList();
    awake.forEach(one -> outbox.append(new PushDue(one.id(), occasion, about, version, now, 0)));
    return awake.size();
  }
}
