package foodfast.delivery;

import foodfast.background.Scheduler;
import foodfast.order.Orders;
import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to tracked deliveries by time: held positions are shown, all sessions saved together
 * once a second, drivers told their reporting interval, trails thinned at the end of a delivery and
 * deleted a day later.
 */
@ApplicationScoped
public class TrackingPeriodicTasks {
  static final Duration RETENTION = Duration.ofHours(24);
  private static final int ENDINGS_AT_ONCE = 500;
  private static final Logger LOG = LoggerFactory.getLogger(TrackingPeriodicTasks.class);

  @Inject TrackingSessions sessions;
  @Inject ViewerPresence presence;
  @Inject Positions trails;
  @Inject Orders orders;
  @Inject Hub hub;

  void start(@Observes Startup startup, Scheduler scheduler) {
    hub.subscribe(ViewerPresence.JOINED, (signal, wake) -> somebodyCame(signal));
    scheduler.every("positions shown", Duration.ofMillis(250), this::show);
    scheduler.every("positions saved", Duration.ofSeconds(1), this::eachSecond);
    scheduler.every("trails", Duration.ofSeconds(20), () -> sweep(Instant.now()));
  }

  private void somebodyCame(Signal signal) {
    sessions
        .here(UUID.fromString(signal.body()))
        .ifPresent(
            session -> {
              session.tellInterval(ViewerPresence.WATCHED_SECONDS);
              session.showAgain();
            });
  }

  private void show() {
    long now = TrackingSessions.millis();
    sessions.all().forEach(session -> show(session, now));
  }

  /** One that cannot be shown stops neither the others nor the task. */
  private static void show(TrackingSession session, long now) {
    try {
      session.show(now);
    } catch (RuntimeException e) {
      LOG.warn("the position of order {} can't be shown: {}", session.orderId, e.toString());
    }
  }

  private void eachSecond() {
    sessions.all().forEach(s -> s.tellInterval(presence.intervalSeconds(s.orderId)));
    sessions.forgetIdle();
    save(List.copyOf(sessions.all()));
  }

  /**
   * Saves where these drivers are now: together, or each alone if the table refuses one of them.
   * What fails is tried again a second later.
   */
  void save(List<TrackingSession> some) {
    List<TrackingSession.Unsaved> unsaved =
        some.stream().map(TrackingSession::takeUnsaved).filter(Objects::nonNull).toList();
    if (unsaved.isEmpty()) {
      return;
    }
    try {
      trails.save(unsaved);
    } catch (RuntimeException e) {
      some.forEach(TrackingSession::forgetSaved);
      if (some.size() == 1 || !Positions.isRefusal(e)) {
        throw e;
      }
      some.forEach(this::saveAlone);
    }
  }

  private void saveAlone(TrackingSession session) {
    try {
      save(List.of(session));
    } catch (RuntimeException e) {
      LOG.warn("the position of order {} can't be saved: {}", session.orderId, e.toString());
    }
  }

  /** Thins the trails of deliveries that have ended, and deletes those that ended long ago. */
  void sweep(Instant now) {
    List<UUID> open = trails.open();
    for (int from = 0; from < open.size(); from += ENDINGS_AT_ONCE) {
      orders
          .endings(open.subList(from, Math.min(open.size(), from + ENDINGS_AT_ONCE)))
          .forEach(trails::end);
    }
    trails.deleteEndedBefore(now.minus(RETENTION));
  }
}
