package foodfast.delivery;

import foodfast.order.Orders;
import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to rides by time: held fixes are shown, positions kept once a second for all rides
 * together, drivers told their pace, ended trails swept.
 */
@ApplicationScoped
public class RideClock {
  private static final Logger LOG = LoggerFactory.getLogger(RideClock.class);

  @Inject Rides rides;
  @Inject Paces paces;
  @Inject Trails trails;
  @Inject Orders orders;
  @Inject Hub hub;
  @Resource ManagedScheduledExecutorService executor;

  private volatile boolean failing;

  void start(@Observes Startup startup) {
    hub.subscribe(Watchers.JOINED, (signal, wake) -> somebodyCame(signal));
    TrailSweep sweep = new TrailSweep(trails, orders, Clock.systemUTC());
    executor.scheduleWithFixedDelay(this::show, 1_000, 250, TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(() -> unlessItFails(this::eachSecond), 1, 1, TimeUnit.SECONDS);
    executor.scheduleWithFixedDelay(() -> unlessItFails(sweep::sweep), 10, 20, TimeUnit.SECONDS);
  }

  private void somebodyCame(Signal signal) {
    rides
        .here(signal.body())
        .ifPresent(
            ride -> {
              paces.quicken(ride);
              ride.showAgain();
            });
  }

  private void show() {
    long now = Rides.millis();
    rides.all().forEach(ride -> show(ride, now));
  }

  /** One that cannot be shown stops neither the others nor the clock. */
  private static void show(Ride ride, long now) {
    try {
      ride.show(now);
    } catch (RuntimeException e) {
      LOG.warn("the ride of {} can't be shown: {}", ride.orderId, e.toString());
    }
  }

  private void eachSecond() {
    rides.all().forEach(paces::tell);
    rides.forgetIdle();
    keep(List.copyOf(rides.all()));
  }

  /**
   * Keeps where these rides are now: together, or each by itself if the table refuses one of them.
   * What fails is tried again a second later.
   */
  void keep(List<Ride> some) {
    List<Ride.Keepsake> seen = some.stream().map(Ride::keepsake).filter(Objects::nonNull).toList();
    if (seen.isEmpty()) {
      return;
    }
    try {
      trails.save(seen);
    } catch (RuntimeException e) {
      some.forEach(Ride::forgetSaved);
      if (some.size() == 1 || !Trails.isRefusal(e)) {
        throw e;
      }
      some.forEach(ride -> unlessItFails(() -> keep(List.of(ride))));
    }
  }

  private void unlessItFails(Runnable job) {
    try {
      job.run();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("positions can't be kept at the moment: {}", e.toString());
      }
      failing = true;
    }
  }
}
