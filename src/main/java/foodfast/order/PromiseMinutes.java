package foodfast.order;

import foodfast.account.Identity;
import foodfast.outbox.Outbox;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A kitchen that needs longer says so: later than it promised, never sooner, so that a repeat
 * changes nothing. The customer's polls and the kitchen's screens hear of it as of a step.
 */
@ApplicationScoped
public class PromiseMinutes {
  @Inject Orders orders;
  @Inject Outbox outbox;
  @Inject Signals signals;
  @Inject StatusCache statusCache;

  /** In how many minutes from its confirmation the food is ready. */
  public record NewPromise(@NotNull @Min(1) @Max(240) Integer minutes) {}

  /**
   * @throws Problem 404 if it is not theirs, 409 {@code not-in-the-kitchen}
   */
  @Transactional
  public Order promise(Identity who, UUID id, NewPromise wanted) {
    Order order =
        orders.lock(id).filter(o -> o.parties().include(who)).orElseThrow(Problem::notFound);
    if (order.promise(wanted.minutes())) {
      outbox.append(new OrderAdvanced(order.id(), order.version()));
      statusCache.learnAfterCommit(order);
      signals.publish(Signal.hint(StatusCache.topic(order.id())));
    }
    return order;
  }
}
