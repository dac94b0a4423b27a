package foodfast.push;

import java.time.Instant;
import java.util.UUID;

/**
 * One device is to be woken. What it is told is read when it is sent.
 *
 * @param about the order, conversation or announcement
 * @param version of that, where it has versions or positions; else 0
 * @param since when it happened
 * @param attempt how often the device's service has failed to take it
 */
public record PushDue(
    UUID subscriptionId, Occasion occasion, UUID about, long version, Instant since, int attempt) {

  PushDue again() {
    return new PushDue(subscriptionId, occasion, about, version, since, attempt + 1);
  }

  Instant until() {
    return since.plus(occasion.fresh());
  }
}
