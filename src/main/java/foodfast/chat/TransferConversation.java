package foodfast.chat;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** An agent hands a conversation to a colleague, or back into the line. */
@ApplicationScoped
public class TransferConversation {
  @Inject Conversations conversations;
  @Inject Agents agents;
  @Inject AgentDesk desk;
  @Inject ConversationViews views;

  /**
   * @param to the colleague, or null for the line
   * @throws Problem 409 if the colleague isn't there or has no room
   */
  @Transactional
  public ConversationView transfer(Person agent, UUID id, UUID to) {
    Conversation conversation =
        conversations.lock(id).filter(c -> c.isHeldBy(agent)).orElseThrow(Problem::notFound);
    if (!agent.account().equals(to)) {
      move(conversation, to);
    }
    return views.any(agent, id);
  }

  private void move(Conversation conversation, UUID to) {
    Instant now = desk.now();
    if (to == null) {
      desk.takeBack(conversation, now);
      desk.assign();
    } else {
      desk.handOver(conversation, free(to, now), now);
    }
  }

  private Agent free(UUID to, Instant now) {
    Agent colleague =
        agents
            .lock(to)
            .orElseThrow(
                () -> Problem.of(422, "unknown-agent", "There is no such agent at the desk."));
    boolean there = colleague.available && colleague.seenAt.isAfter(now.minus(Agents.GONE_AFTER));
    if (!there) {
      throw Problem.of(409, "agent-not-available", colleague.name + " takes nothing just now.");
    }
    if (agents.load(to) >= colleague.capacity) {
      throw Problem.of(409, "agent-has-no-room", colleague.name + " holds all they can.");
    }
    return colleague;
  }
}
