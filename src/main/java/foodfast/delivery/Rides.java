package foodfast.delivery;

import foodfast.order.KnownStatus;
import foodfast.order.KnownStatuses;
import foodfast.realtime.Frame;
import foodfast.realtime.Hub;
import foodfast.realtime.Signals;
import foodfast.realtime.StreamThreads;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The rides whose drivers report to this node. A driver is checked when a ride opens here; it
 * closes when a signal, or a look at the table, says that the order has ended.
 */
@ApplicationScoped
public class Rides {
  private static final long IDLE_MILLIS = TimeUnit.MINUTES.toMillis(5);

  @Inject KnownStatuses known;
  @Inject Trails trails;
  @Inject Hub hub;
  @Inject Signals signals;
  @Inject StreamThreads threads;
  @Inject FixCounts counts;

  private final Map<UUID, Ride> rides = new ConcurrentHashMap<>();

  /**
   * The ride of that order, if it is this driver's.
   *
   * @throws Problem 404 if it is not, 409 before the pick-up, 410 after the end
   */
  Ride of(UUID order, UUID driver) {
    Ride ride = rides.get(order);
    boolean cleared = ride != null && ride.driverId.equals(driver) && isUnderWay(order);
    return cleared ? ride : open(order, driver);
  }

  /** As this node knows: at once if the order ended here, within a second if elsewhere. */
  private boolean isUnderWay(UUID order) {
    return known.of(order).filter(KnownStatus::isUnderWay).isPresent();
  }

  private Ride open(UUID order, UUID driver) {
    KnownStatus status =
        known
            .of(order)
            .filter(s -> s.isUnderWay() && driver.equals(s.driverId()))
            .or(() -> known.newerThan(order, Long.MAX_VALUE))
            .filter(s -> driver.equals(s.driverId()))
            .orElseThrow(Problem::notFound);
    if (status.isFinal()) {
      throw over();
    }
    if (!status.isUnderWay()) {
      throw Problem.of(409, "not-picked-up", "Positions are taken from the pick-up on.");
    }
    Position last = trails.lastKnown(order).orElse(null);
    return listened(new Ride(order, driver, last, signals::publish), status.version());
  }

  private static Problem over() {
    return Problem.of(410, "delivery-over", "This delivery has ended.");
  }

  /**
   * Follows what other nodes let pass, and the order, whose end is the ride's; then looks, for it
   * may have ended meanwhile.
   */
  private Ride listened(Ride ride, long version) {
    EndListener end = new EndListener(ride.orderId, version, known, threads, () -> tellEnd(ride));
    ride.onEnd(
        () -> {
          hub.unsubscribe(LiveFix.topic(ride.orderId), ride);
          hub.unsubscribe(KnownStatuses.topic(ride.orderId), end);
        });
    hub.subscribe(LiveFix.topic(ride.orderId), ride);
    hub.subscribe(KnownStatuses.topic(ride.orderId), end);
    Ride other = rides.putIfAbsent(ride.orderId, ride);
    if (other != null) {
      ride.end();
      return other;
    }
    if (end.endIfOver()) {
      throw over();
    }
    return ride;
  }

  private void tellEnd(Ride ride) {
    forget(ride);
    ride.drivers().forEach(driver -> driver.offer(ended(ride.orderId)));
  }

  static Frame ended(UUID order) {
    return Frame.of("ended", "{\"type\":\"ended\",\"orderId\":\"" + order + "\"}");
  }

  private void forget(Ride ride) {
    rides.remove(ride.orderId, ride);
    ride.end();
  }

  /** Judges a fix; one that passes is shown at the next {@link Ride#show}. */
  Verdict take(Ride ride, Position fix) {
    Verdict verdict = ride.take(fix, Instant.now(), millis());
    counts.count(verdict);
    return verdict;
  }

  /** Where the driver was last, as this node or the table knows. */
  Optional<Position> lastKnown(UUID order) {
    Optional<Position> here = Optional.ofNullable(rides.get(order)).map(Ride::last);
    return here.isPresent() ? here : trails.lastKnown(order);
  }

  /** The ride, if its driver reports to this node. */
  Optional<Ride> here(String order) {
    return Optional.ofNullable(rides.get(UUID.fromString(order)));
  }

  Collection<Ride> all() {
    return rides.values();
  }

  /** Forgets rides nobody has reported on for a while; the table knows where they were. */
  void forgetIdle() {
    rides.values().stream().filter(r -> r.isIdle(millis(), IDLE_MILLIS)).forEach(this::forget);
  }

  static long millis() {
    return System.nanoTime() / 1_000_000;
  }
}
