package foodfast.delivery;

import foodfast.realtime.Frame;
import foodfast.realtime.Sink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** How often drivers are to report: often while somebody watches, else rarely. */
@ApplicationScoped
public class Paces {
  static final int WATCHED = 10;
  static final int UNWATCHED = 60;

  @Inject Watchers watchers;

  /** Seconds between two fixes. */
  int of(UUID order) {
    return watchers.isWatched(order) ? WATCHED : UNWATCHED;
  }

  /** Tells the driver if the pace has changed. */
  void tell(Ride ride) {
    change(ride, of(ride.orderId));
  }

  /** Somebody has just come. */
  void quicken(Ride ride) {
    change(ride, WATCHED);
  }

  private static boolean change(Ride ride, int seconds) {
    boolean other = ride.changePace(seconds);
    if (other) {
      ride.drivers().forEach(driver -> driver.offer(frame(ride.orderId, seconds)));
    }
    return other;
  }

  /** Tells a socket that has just joined the ride. */
  void tell(Ride ride, Sink newcomer) {
    if (!change(ride, of(ride.orderId))) {
      newcomer.offer(frame(ride.orderId, of(ride.orderId)));
    }
  }

  private static Frame frame(UUID order, int seconds) {
    String json = "{\"type\":\"pace\",\"orderId\":\"" + order + "\",\"seconds\":" + seconds + "}";
    return Frame.live("pace", json, "pace " + order);
  }
}
