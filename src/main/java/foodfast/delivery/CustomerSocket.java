package foodfast.delivery;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.order.StatusCache;
import foodfast.order.StatusSnapshot;
import foodfast.realtime.DisconnectReason;
import foodfast.realtime.Frame;
import foodfast.realtime.Hub;
import foodfast.session.AuthenticatedSocket;
import foodfast.session.SocketFrame;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The map of an order's customer, and of nobody else: subscribed first, then told the status and
 * shown the last known position, then live, so that the page needs no other line; ended with the
 * order. Before the pick-up it waits.
 */
@Dependent
@AuthenticatedSocket.Address("/ws/orders/{id}/location")
public class CustomerSocket extends AuthenticatedSocket {
  private static final Frame ENDED = Frame.of("ended", "{\"type\":\"ended\"}");

  @Inject StatusCache statuses;
  @Inject TrackingSessions sessions;
  @Inject ViewerPresence presence;
  @Inject Hub hub;
  @Inject Jsonb json;

  private UUID order;
  private long told = -1;

  public CustomerSocket() {
    super(16_384);
  }

  @Override
  protected boolean isFor(Identity who, Map<String, String> path) {
    try {
      order = UUID.fromString(path.get("id"));
    } catch (IllegalArgumentException noId) {
      return false;
    }
    return who.role() == Role.CUSTOMER
        && statuses.of(order).filter(s -> s.parties().include(who)).isPresent();
  }

  @Override
  protected void opened() {
    Viewer viewer = new Viewer(sink());
    OrderStatusListener end =
        new OrderStatusListener(
            order,
            Long.MAX_VALUE,
            statuses,
            threads.of("delivery"),
            this::tell,
            () -> sink().endAfter(ENDED, DisconnectReason.ENDED));
    hub.subscribe(StatusCache.topic(order), end);
    hub.subscribe(PositionFrame.topic(order), viewer);
    presence.come(order);
    sink()
        .onClose(
            () -> {
              hub.unsubscribe(StatusCache.topic(order), end);
              hub.unsubscribe(PositionFrame.topic(order), viewer);
              presence.go(order);
            });
    if (!end.endIfOver()) {
      sessions
          .lastKnown(order)
          .ifPresent(last -> viewer.show(PositionFrame.of(order, last, List.of())));
    }
  }

  /** The status as its resource has it; never an older one after a newer one. */
  private synchronized void tell(StatusSnapshot status) {
    if (status.version() > told) {
      told = status.version();
      String report = json.toJson(status.report());
      sink().offer(Frame.live("status", "{\"type\":\"status\"," + report.substring(1), "status"));
    }
  }

  /** All a map has to say is a newer token. */
  @Override
  protected void heard(SocketFrame frame) {
    throw SocketFrame.bad("Type is auth.");
  }
}
