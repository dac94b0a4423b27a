package foodfast.chat;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** A conversation is done: its agent has room for another. */
@ApplicationScoped
public class CloseConversation {
  @Inject Conversations conversations;
  @Inject PersonalChanges changes;
  @Inject AgentDesk desk;

  @Transactional
  public void close(Person agent, UUID id) {
    Conversation conversation =
        conversations.lock(id).filter(c -> c.concerns(agent)).orElseThrow(Problem::notFound);
    if (conversation.isHeldBy(agent)) {
      conversation.close(desk.now());
      conversations.flush();
      changes.state(id, conversation.people());
      desk.assign();
    }
  }

  /** The customer is gone for good; the next look at the line fills the room this makes. */
  @Transactional
  public void closeAllOf(UUID customer) {
    List<Conversation> unfinished = conversations.lockUnfinishedOf(customer);
    unfinished.forEach(conversation -> conversation.close(desk.now()));
    conversations.flush();
    changes.touch(
        unfinished.stream()
            .filter(c -> c.agentId != null)
            .map(c -> new PersonalChanges.Change(c.agentId, c.id, c.id))
            .toList());
  }
}
