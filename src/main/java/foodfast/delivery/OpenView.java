package foodfast.delivery;

import foodfast.order.KnownStatuses;
import foodfast.realtime.End;
import foodfast.realtime.Frame;
import foodfast.realtime.Hub;
import foodfast.realtime.Sink;
import foodfast.realtime.StreamThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Shows a delivery to its customer: subscribed first, then the last known position, then live;
 * ended with the order. Before the pick-up it waits.
 */
@ApplicationScoped
public class OpenView {
  private static final Frame ENDED = Frame.of("ended", "{\"type\":\"ended\"}");

  @Inject KnownStatuses known;
  @Inject Rides rides;
  @Inject Watchers watchers;
  @Inject Hub hub;
  @Inject StreamThreads threads;

  boolean isCustomersOwn(UUID customer, UUID order) {
    return known.of(order).filter(status -> customer.equals(status.customerId())).isPresent();
  }

  void open(UUID order, Sink sink) {
    Viewer viewer = new Viewer(sink);
    Runnable toldEnd = () -> sink.endAfter(ENDED, End.ENDED);
    EndListener end = new EndListener(order, Long.MAX_VALUE, known, threads, toldEnd);
    hub.subscribe(KnownStatuses.topic(order), end);
    hub.subscribe(LiveFix.topic(order), viewer);
    watchers.come(order);
    sink.onClose(
        () -> {
          hub.unsubscribe(KnownStatuses.topic(order), end);
          hub.unsubscribe(LiveFix.topic(order), viewer);
          watchers.go(order);
        });
    if (!end.endIfOver()) {
      rides.lastKnown(order).ifPresent(last -> viewer.show(LiveFix.of(order, last, List.of())));
    }
  }
}
