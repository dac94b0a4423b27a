package foodfast.chat;

import foodfast.background.Scheduler;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.Tail;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which streams a chat connection is subscribed to: changes, messages and internal notes. */
@ApplicationScoped
public class ConversationSubscriptions {
  @Inject FeedStreams streams;
  @Inject Messages messages;
  @Inject InternalNotes notes;
  @Inject ConversationChanges changes;
  @Inject Conversations conversations;

  private final Set<ChatConnection> agents = ConcurrentHashMap.newKeySet();

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.every(
        "conversations handed on", Duration.ofSeconds(15), () -> agents.forEach(this::dropLost));
  }

  /** All conversations of the person, as they are and as they change. */
  void subscribeToChanges(ChatConnection connection) {
    streams.tail(connection.sink, changes, connection.who.account().toString(), 0);
    if (connection.isAgent()) {
      agents.add(connection);
      connection.sink.onClose(() -> agents.remove(connection));
    }
  }

  /** Messages after a position; what the connection already got is not sent again. */
  void subscribe(ChatConnection connection, Conversation conversation, long after) {
    Map<UUID, Tail> tails = connection.messages;
    long from = Math.min(after, conversation.lastPosition());
    Tail tail = tails.get(conversation.id());
    if (tail != null) {
      streams.move(tail, from);
      return;
    }
    if (connection.followsTooMany()) {
      throw Problem.of(409, "too-many-open", "This socket has too many conversations open.");
    }
    String id = conversation.id().toString();
    tails.put(conversation.id(), streams.tail(connection.sink, messages, id, from));
  }

  /** All notes; only ever for agents. */
  void subscribeToNotes(ChatConnection connection, UUID conversation) {
    connection.notes.computeIfAbsent(
        conversation, id -> streams.tail(connection.sink, notes, id.toString(), 0));
  }

  /** Ends the subscriptions to what an agent has lost meanwhile. */
  void dropLost(ChatConnection connection) {
    if (!connection.messages.isEmpty() || !connection.notes.isEmpty()) {
      UUID agent = connection.who.account();
      Set<UUID> followed = new HashSet<>(connection.messages.keySet());
      followed.addAll(connection.notes.keySet());
      followed.removeAll(conversations.ofAgent(agent, followed));
      followed.forEach(conversation -> stop(connection, conversation));
    }
  }

  private void stop(ChatConnection connection, UUID conversation) {
    Stream.of(connection.messages.remove(conversation), connection.notes.remove(conversation))
        .filter(Objects::nonNull)
        .forEach(streams::stop);
  }
}
