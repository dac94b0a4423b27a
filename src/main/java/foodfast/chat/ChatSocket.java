package foodfast.chat;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.background.CoalescedTask;
import foodfast.realtime.DisconnectReason;
import foodfast.realtime.Hub;
import foodfast.realtime.Hub.Listener;
import foodfast.realtime.SocketSink;
import foodfast.realtime.Topic;
import foodfast.session.AuthenticatedSocket;
import foodfast.session.SocketFrame;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Executor;

/** One socket a person for all their conversations; nothing here waits for the database. */
@Dependent
@AuthenticatedSocket.Address("/ws/chat")
public class ChatSocket extends AuthenticatedSocket {
  /** A text of the longest kind fits in however it is escaped. */
  private static final int LARGEST_MESSAGE = 65_536;

  @Inject Hub hub;
  @Inject FrameDispatcher dispatcher;
  @Inject ConversationSubscriptions subscriptions;
  @Inject Event<Opened> opened;
  @Inject TypingIndicators typing;
  @Inject ChatMetrics metrics;

  private ChatConnection connection;
  private InboundFrameQueue inbound;

  /** Somebody has opened a chat socket; it is there until the sink closes. */
  public record Opened(Identity who, SocketSink sink) {}

  public ChatSocket() {
    super(LARGEST_MESSAGE, "clientId");
  }

  @Override
  protected boolean isFor(Identity who, Map<String, String> path) {
    return who.role() == Role.CUSTOMER || who.role() == Role.AGENT;
  }

  @Override
  protected void opened() {
    connection = new ChatConnection(who(), sink());
    Executor pool = threads.of("chat");
    inbound = new InboundFrameQueue(pool, this::handle, sink()::hasRoom);
    sink().onDrained(inbound::resume);
    metrics.opened();
    sink().onClose(metrics::closed);
    listen(new CoalescedTask(pool, () -> subscriptions.dropLost(connection)));
    subscriptions.subscribeToChanges(connection);
    opened.fire(new Opened(who(), sink()));
  }

  /** Hears what is told this person alone: who is typing, and that a conversation was lost. */
  private void listen(CoalescedTask dropLost) {
    Topic topic = ConversationChanges.topic(who().account());
    Listener listener =
        (signal, wake) -> {
          connection.heard(signal);
          if (signal.body().equals(ConversationChanges.LOST)) {
            dropLost.ask();
          }
        };
    hub.subscribe(topic, listener);
    sink()
        .onClose(
            () -> {
              hub.unsubscribe(topic, listener);
              connection.typedIn.forEach(c -> typing.off(c, who().account()));
            });
  }

  @Override
  protected void received(String message) {
    if (inbound != null && !inbound.offer(message)) {
      sink().close(DisconnectReason.TOO_SLOW);
    }
  }

  @Override
  protected void heard(SocketFrame frame) {
    dispatcher.dispatch(connection, frame);
  }
}
