package foodfast.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import foodfast.delivery.PositionGate.Verdict;
import foodfast.order.StatusCache;
import foodfast.order.StatusSnapshot;
import foodfast.realtime.Hub;
import foodfast.realtime.Signals;
import foodfast.realtime.StreamThreadPools;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The deliveries whose drivers report to this node. A driver is checked when a session opens; it
 * ends when a signal, or a look at the table, says that the order has ended.
 */
@ApplicationScoped
public class TrackingSessions {
  private static final long IDLE_MILLIS = TimeUnit.MINUTES.toMillis(5);

  @Inject StatusCache statuses;
  @Inject Positions trails;
  @Inject Hub hub;
  @Inject Signals signals;
  @Inject StreamThreadPools threads;
  @Inject DeliveryMetrics metrics;

  private final Map<UUID, TrackingSession> sessions = new ConcurrentHashMap<>();

  /**
   * The session of that order, if it is this driver's.
   *
   * @throws Problem 404 if it is not, 409 before the pick-up, 410 after the end
   */
  TrackingSession of(UUID order, UUID driver) {
    TrackingSession session = sessions.get(order);
    boolean cleared = session != null && session.driverId.equals(driver) && isUnderWay(order);
    return cleared ? session : open(order, driver);
  }

  /** As this node knows; what is followed is kept fresh, so no frame waits for the table. */
  private boolean isUnderWay(UUID order) {
    return statuses.last(order).filter(StatusSnapshot::isUnderWay).isPresent();
  }

  private TrackingSession open(UUID order, UUID driver) {
    StatusSnapshot status =
        statuses
            .of(order)
            .filter(s -> s.isUnderWay() && driver.equals(s.parties().driver()))
            .or(() -> statuses.newerThan(order, Long.MAX_VALUE))
            .filter(s -> driver.equals(s.parties().driver()))
            .orElseThrow(Problem::notFound);
    if (status.isFinal()) {
      throw over();
    }
    if (!status.isUnderWay()) {
      throw Problem.of(409, "not-picked-up", "Positions are taken from the pick-up on.");
    }
    Position last = trails.lastKnown(order).orElse(null);
    return listened(new TrackingSession(order, driver, last, signals::publish), status.version());
  }

  private static Problem over() {
    return Problem.of(410, "delivery-over", "This delivery has ended.");
  }

  /**
   * Follows what other nodes let pass, and the order, whose end is the session's; then looks, for
   * it may have ended meanwhile.
   */
  private TrackingSession listened(TrackingSession session, long version) {
    OrderStatusListener end =
        new OrderStatusListener(
            session.orderId,
            version,
            statuses,
            threads.of("delivery"),
            step -> {},
            session::tellEnd);
    session.onEnd(
        () -> {
          sessions.remove(session.orderId, session);
          hub.unsubscribe(PositionFrame.topic(session.orderId), session);
          hub.unsubscribe(StatusCache.topic(session.orderId), end);
        });
    hub.subscribe(PositionFrame.topic(session.orderId), session);
    hub.subscribe(StatusCache.topic(session.orderId), end);
    TrackingSession other = sessions.putIfAbsent(session.orderId, session);
    if (other != null) {
      session.end();
      return other;
    }
    if (end.endIfOver()) {
      throw over();
    }
    return session;
  }

  /**
   * Reads one position that a driver reports; one that cannot be is counted.
   *
   * @throws Problem 400 that says what is wrong with it
   */
  Position read(JsonNode reported) {
    try {
      return Position.reported(reported);
    } catch (Problem refusal) {
      metrics.count(Verdict.INVALID);
      throw refusal;
    }
  }

  /**
   * Judges what a driver reports at once; what passes is shown at the next {@link
   * TrackingSession#show}.
   *
   * @return how many passed
   */
  int take(TrackingSession session, List<Position> told) {
    List<Verdict> verdicts = session.take(told, Instant.now(), millis());
    verdicts.forEach(metrics::count);
    return (int) verdicts.stream().filter(Verdict::isAccepted).count();
  }

  /** Where the driver was last, as this node or the table knows. */
  Optional<Position> lastKnown(UUID order) {
    return here(order).map(TrackingSession::last).or(() -> trails.lastKnown(order));
  }

  /** The session, if its driver reports to this node. */
  Optional<TrackingSession> here(UUID order) {
    return Optional.ofNullable(sessions.get(order));
  }

  Collection<TrackingSession> all() {
    return sessions.values();
  }

  /** Forgets sessions nobody has reported on for a while; the table knows where they were. */
  void forgetIdle() {
    sessions.values().stream()
        .filter(s -> s.isIdle(millis(), IDLE_MILLIS))
        .forEach(TrackingSession::end);
  }

  static long millis() {
    return System.nanoTime() / 1_000_000;
  }
}
