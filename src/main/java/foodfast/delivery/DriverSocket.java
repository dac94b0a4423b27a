package foodfast.delivery;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.realtime.Frame;
import foodfast.session.AuthenticatedSocket;
import foodfast.session.SocketFrame;
import foodfast.web.Problem;
import foodfast.web.RateLimiter;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A driver's phone, reporting where it is for all orders it carries. */
@Dependent
@AuthenticatedSocket.Address("/ws/driver")
public class DriverSocket extends AuthenticatedSocket {
  private static final int ACKS_WAITING = 64;

  @Inject TrackingSessions sessions;
  @Inject ViewerPresence presence;

  private final RateLimiter refusals = new RateLimiter(20, Duration.ofSeconds(1), System::nanoTime);
  private int acks;

  public DriverSocket() {
    super(16_384, "orderId", "at");
  }

  @Override
  protected boolean isFor(Identity who, Map<String, String> path) {
    return who.role() == Role.DRIVER;
  }

  @Override
  protected void opened() {
    // the phone speaks first
  }

  @Override
  protected void heard(SocketFrame frame) {
    if (!frame.type().equals("position")) {
      throw SocketFrame.bad("Type is position or auth.");
    }
    UUID order = frame.id("orderId");
    Position fix = sessions.read(frame.members());
    try {
      TrackingSession session = session(order);
      session.join(sink(), presence.intervalSeconds(order));
      sessions.take(session, List.of(fix));
      session.show(TrackingSessions.millis());
      acknowledge(frame);
    } catch (Problem refusal) {
      if (refusal.status() != 410) {
        throw refusal;
      }
      sink().offer(TrackingSession.ended(order));
    }
  }

  /** Who asks again and again for what isn't theirs is not looked up each time. */
  private TrackingSession session(UUID order) {
    String key = order.toString();
    if (refusals.isFull(key)) {
      throw Problem.of(429, "rate-limited", "That was refused too often. Please wait a second.");
    }
    try {
      return sessions.of(order, who().account());
    } catch (Problem refusal) {
      refusals.take(key);
      throw refusal;
    }
  }

  /**
   * The fix needs no second sending; its time is told back as the app wrote it, so that it finds it
   * in its queue. Under a flood newer acks take the place of older ones.
   */
  private void acknowledge(SocketFrame frame) {
    acks = (acks + 1) % ACKS_WAITING;
    var ack = Json.createObjectBuilder().add("type", "ack");
    ack.add("orderId", frame.string("orderId")).add("at", frame.string("at"));
    sink().offer(Frame.live("ack", ack.build().toString(), "ack " + acks));
  }
}
