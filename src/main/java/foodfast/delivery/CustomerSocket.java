package foodfast.delivery;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.account.SocketConfigurator;
import foodfast.realtime.Connections;
import foodfast.realtime.End;
import foodfast.realtime.SocketSink;
import foodfast.realtime.StreamThreads;
import foodfast.web.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.UUID;

/** The map of an order's customer, and of nobody else. */
@Dependent
@ServerEndpoint(value = "/ws/orders/{id}/location", configurator = SocketConfigurator.class)
public class CustomerSocket {
  @Inject StreamThreads threads;
  @Inject Connections connections;
  @Inject OpenView openView;
  @Inject ExtendSocket extendSocket;
  @Inject Jsonb json;

  private Identity who;
  private SocketSink sink;

  /** All a map has to say: a newer token. */
  public record Said(String type, String token) {}

  @OnOpen
  public void open(Session session, @PathParam("id") String id) throws IOException {
    who = SocketConfigurator.identity(session);
    sink = new SocketSink(session, threads);
    UUID order = own(id);
    if (order == null) {
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(4403), "not yours"));
      return;
    }
    connections.add(sink, who.owner(), false);
    openView.open(order, sink);
  }

  /** The order if it is this customer's, else null. */
  private UUID own(String id) {
    try {
      UUID order = UUID.fromString(id);
      boolean own = who.role() == Role.CUSTOMER && openView.isCustomersOwn(who.account(), order);
      return own ? order : null;
    } catch (IllegalArgumentException noId) {
      return null;
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
      Said frame = json.fromJson(text, Said.class);
      if (!"auth".equals(frame.type())) {
        throw Problem.of(400, "bad-frame", "Type is auth.");
      }
      extendSocket.extend(sink, who, frame.token());
    } catch (Problem refusal) {
      sink.refuse(ErrorFrame.of(refusal, null));
    }
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
