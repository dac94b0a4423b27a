package foodfast.chat;

import foodfast.account.Identity;
import foodfast.account.SocketConfigurator;
import foodfast.realtime.End;
import foodfast.realtime.SocketSink;
import foodfast.realtime.StreamThreads;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;

/** One socket a person for all their conversations. */
@Dependent
@ServerEndpoint(value = "/ws/chat", configurator = SocketConfigurator.class)
public class ChatSocket {
  private static final int NOT_YOURS = 4403;
  private static final int LARGEST = 16_384;

  @Inject StreamThreads threads;
  @Inject Reception reception;

  private SocketSink sink;
  private ChatInbox inbox;

  @OnOpen
  public void open(Session session) throws IOException {
    Identity who = SocketConfigurator.identity(session);
    if (!Person.of(who).mayChat()) {
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(NOT_YOURS), "not yours"));
      return;
    }
    sink = new SocketSink(session, threads);
    try {
      inbox = reception.welcome(sink, who);
    } catch (WebApplicationException tooManyOpen) {
      sink.close(End.GONE);
    }
  }

  /** The container measures single frames of a message in parts; their sum is measured here. */
  @OnMessage(maxMessageSize = LARGEST)
  public void frame(String text, Session session) throws IOException {
    if (ChatFrame.bytes(text) > LARGEST) {
      session.close(new CloseReason(CloseReason.CloseCodes.TOO_BIG, "16 KiB at most"));
      close();
    } else if (inbox != null && !inbox.take(text)) {
      sink.close(End.TOO_SLOW);
    }
  }

  @OnClose
  public void close() {
    if (sink != null) {
      sink.close(End.GONE);
    }
  }

  @OnError
  public void error(Throwable thrown) {
    close();
  }
}
