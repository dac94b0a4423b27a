package foodfast.lab.doors;

import foodfast.account.Identity;
import foodfast.order.StatusCache;
import foodfast.order.StatusSnapshot;
import foodfast.realtime.Frame;
import foodfast.realtime.Hub;
import foodfast.session.AuthenticatedSocket;
import foodfast.session.SocketFrame;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import java.util.Map;
import java.util.UUID;

/** Rival of the sleeping poll: an order's status on a socket, after the version that is known. */
@Dependent
@AuthenticatedSocket.Address("/ws/lab/orders/{id}/{known}")
public class OrderRivalSocket extends AuthenticatedSocket {
  @Inject StatusCache cache;
  @Inject Hub hub;
  @Inject Jsonb json;

  private UUID order;
  private long told;

  public OrderRivalSocket() {
    super(1_024);
  }

  @Override
  protected boolean isFor(Identity who, Map<String, String> path) {
    order = UUID.fromString(path.get("id"));
    told = Long.parseLong(path.get("known"));
    return cache.of(order).filter(s -> s.parties().include(who)).isPresent();
  }

  @Override
  protected void opened() {
    Hub.Listener listener = (signal, wake) -> threads.of("order").execute(this::tell);
    hub.subscribe(StatusCache.topic(order), listener);
    sink().onClose(() -> hub.unsubscribe(StatusCache.topic(order), listener));
    tell();
  }

  private synchronized void tell() {
    cache.newerThan(order, told).filter(s -> s.version() > told).ifPresent(this::tell);
  }

  private void tell(StatusSnapshot status) {
    told = status.version();
    sink().offer(Frame.live("status", json.toJson(status.report()), "status"));
  }

  @Override
  protected void heard(SocketFrame frame) {
    throw SocketFrame.bad("Nothing is asked here.");
  }
}
