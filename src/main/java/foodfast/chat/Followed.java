package foodfast.chat;

import foodfast.realtime.Streams;
import foodfast.realtime.Tail;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Which streams a visit follows: one of each conversation's messages, and of its notes. */
@ApplicationScoped
public class Followed {
  @Inject Streams streams;
  @Inject Messages messages;
  @Inject Notes notes;
  @Inject PersonalNews news;
  @Inject Conversations conversations;

  /** All conversations of the person, as they are and as they change. */
  void everything(ChatVisit visit) {
    streams.tail(visit.sink, news, visit.person.account().toString(), 0);
  }

  /** Messages after a position; what the visit already has is not sent again. */
  void open(ChatVisit visit, Conversation conversation, long after) {
    Map<UUID, Tail> tails = visit.messages();
    long from = Math.min(after, conversation.lastPosition);
    Tail tail = tails.get(conversation.id);
    if (tail != null) {
      streams.move(tail, from);
      return;
    }
    if (visit.followsTooMany()) {
      throw Problem.of(409, "too-many-open", "This socket has too many conversations open.");
    }
    String id = conversation.id.toString();
    tails.put(conversation.id, streams.tail(visit.sink, messages, id, from));
  }

  /** All notes; only ever for agents. */
  void openNotes(ChatVisit visit, UUID conversation) {
    visit
        .notes()
        .computeIfAbsent(conversation, id -> streams.tail(visit.sink, notes, id.toString(), 0));
  }

  /** Follows no longer what an agent has lost meanwhile. */
  void letGo(ChatVisit visit) {
    if (!visit.messages().isEmpty() || !visit.notes().isEmpty()) {
      UUID agent = visit.person.account();
      Set<UUID> followed = new HashSet<>(visit.messages().keySet());
      followed.addAll(visit.notes().keySet());
      followed.removeAll(conversations.ofAgent(agent, followed));
      followed.forEach(conversation -> stop(visit, conversation));
    }
  }

  private void stop(ChatVisit visit, UUID conversation) {
    Stream.of(visit.messages().remove(conversation), visit.notes().remove(conversation))
        .filter(Objects::nonNull)
        .forEach(streams::stop);
  }
}
