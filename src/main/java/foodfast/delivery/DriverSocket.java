package foodfast.delivery;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.account.SocketConfigurator;
import foodfast.realtime.Connections;
import foodfast.realtime.End;
import foodfast.realtime.Frame;
import foodfast.realtime.SocketSink;
import foodfast.realtime.StreamThreads;
import foodfast.web.Problem;
import foodfast.web.Throttle;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.time.Duration;

/** A driver's phone, reporting where it is for all orders it carries. */
@Dependent
@ServerEndpoint(value = "/ws/driver", configurator = SocketConfigurator.class)
public class DriverSocket {
  private static final int ACKS_WAITING = 64;

  @Inject StreamThreads threads;
  @Inject Connections connections;
  @Inject Rides rides;
  @Inject Paces paces;
  @Inject ReadFix readFix;
  @Inject ExtendSocket extendSocket;
  @Inject Jsonb json;

  private final Throttle refusals = new Throttle(20, Duration.ofSeconds(1), System::nanoTime);
  private Identity who;
  private SocketSink sink;
  private int acks;

  @OnOpen
  public void open(Session session) throws IOException {
    who = SocketConfigurator.identity(session);
    sink = new SocketSink(session, threads);
    if (who.role() == Role.DRIVER) {
      connections.add(sink, who.owner(), false);
    } else {
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(4403), "not yours"));
    }
  }

  @OnMessage
  public void said(String text) {
    if (sink.takes(text)) {
      heard(text);
    }
  }

  private void heard(String text) {
    try {
      DriverFrame frame = json.fromJson(text, DriverFrame.class);
      switch (frame.type() == null ? "" : frame.type()) {
        case "position" -> report(frame);
        case "auth" -> extendSocket.extend(sink, who, frame.token());
        default -> throw Problem.of(400, "bad-frame", "Type is position or auth.");
      }
    } catch (Problem refusal) {
      sink.refuse(ErrorFrame.of(refusal, null));
    }
  }

  private void report(DriverFrame frame) {
    Position fix = readFix.of(frame);
    try {
      Ride ride = ride(frame);
      if (ride.join(sink)) {
        paces.tell(ride, sink);
      }
      rides.take(ride, fix);
      ride.show(Rides.millis());
      acknowledge(frame);
    } catch (Problem refusal) {
      sink.offer(
          refusal.status() == 410
              ? Rides.ended(frame.orderId())
              : Frame.of("error", ErrorFrame.of(refusal, frame.orderId())));
    }
  }

  /** Who asks again and again for what isn't theirs is not looked up each time. */
  private Ride ride(DriverFrame frame) {
    String key = frame.orderId().toString();
    if (refusals.isFull(key)) {
      throw Problem.of(429, "rate-limited", "Refused too often; wait a second.");
    }
    try {
      return rides.of(frame.orderId(), who.account());
    } catch (Problem refusal) {
      refusals.take(key);
      throw refusal;
    }
  }

  /** The fix needs not be sent again. Under a flood newer acks take the place of older ones. */
  private void acknowledge(DriverFrame frame) {
    acks = (acks + 1) % ACKS_WAITING;
    sink.offer(Frame.live("ack", frame.ack(), "ack " + acks));
  }

  @OnClose
  public void close() {
    sink.close(End.GONE);
  }

  @OnError
  public void failed(Throwable cause) {
    sink.close(End.GONE);
  }
}
