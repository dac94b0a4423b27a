package foodfast.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One order's way, oldest hop first: the instants that the tables hold, and nothing of whom they
 * are about.
 */
public record OrderTrace(UUID orderId, List<Hop> hops) {
  /**
   * Something that happened to the order.
   *
   * @param by the role of who did it; null where the platform did it by itself
   * @param millis since the hop before; 0 for the first
   */
  public record Hop(Instant at, String what, String by, long millis) {}

  /** An instant as a table holds it. */
  record Moment(Instant at, String what, String by) {}

  /**
   * @param moments in the order of time
   */
  static OrderTrace of(UUID order, List<Moment> moments) {
    List<Hop> hops = new ArrayList<>();
    Instant before = moments.get(0).at();
    for (Moment moment : moments) {
      long millis = Duration.between(before, moment.at()).toMillis();
      hops.add(new Hop(moment.at(), moment.what(), moment.by(), millis));
      before = moment.at();
    }
    return new OrderTrace(order, hops);
  }
}
