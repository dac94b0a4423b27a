package foodfast.chat;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An agent is done with a conversation, and has room for another. */
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
}
