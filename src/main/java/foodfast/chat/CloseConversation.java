package foodfast.chat;

import foodfast.account.Identity;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A conversation is done; support hears of it in the same transaction. */
@ApplicationScoped
public class CloseConversation {
  @Inject Conversations conversations;
  @Inject ConversationChanges changes;
  @Inject Event<Conversation.Closed> closed;

  @Transactional
  public void close(Identity agent, UUID id) {
    Conversation conversation =
        conversations.lock(id).filter(c -> c.concerns(agent)).orElseThrow(Problem::notFound);
    if (conversation.isHeldBy(agent)) {
      conversation.close(Instant.now());
      conversations.flush();
      changes.append(id, conversation.people());
      closed.fire(new Conversation.Closed(conversation));
    }
  }

  /** The customer is gone for good; the next look at the line fills the room this makes. */
  @Transactional
  public void closeAllOf(UUID customer) {
    List<Conversation> unfinished = conversations.lockUnfinishedOf(customer);
    unfinished.forEach(conversation -> conversation.close(Instant.now()));
    conversations.flush();
    changes.append(
        unfinished.stream()
            .filter(c -> c.agentId() != null)
            .map(c -> ConversationChanges.Change.ofState(c.agentId(), c.id()))
            .toList());
  }
}
