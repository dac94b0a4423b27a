package foodfast.chat;

import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Adds a message to a conversation, once however often it is sent; a customer's message reopens
 * what was closed.
 */
@ApplicationScoped
public class SendMessage {
  @Inject Conversations conversations;
  @Inject Messages messages;
  @Inject PersonalChanges changes;
  @Inject AgentDesk desk;
  @Inject Signals signals;

  /**
   * @return its place, and whether this sending was the first
   * @throws Problem 404 if it isn't their conversation, 409 if an agent writes into a closed one; a
   *     resend is answered even then
   */
  @Transactional
  public Messages.Taken send(Person from, UUID id, String clientId, String text) {
    Conversation conversation = conversations.lock(id).orElseThrow(Problem::notFound);
    if (!conversation.takesFrom(from)) {
      return answered(from, id, clientId).orElseThrow(() -> refusal(conversation, from));
    }
    Instant now = desk.now().truncatedTo(ChronoUnit.MICROS);
    String masked = CardNumbers.mask(text);
    Messages.Taken taken =
        messages.append(
            conversation,
            new Message(
                conversation.lastPosition + 1,
                UUID.randomUUID(),
                clientId,
                from.account(),
                from.role(),
                masked,
                now));
    if (taken.first()) {
      tell(conversation, now);
    }
    return taken;
  }

  private void tell(Conversation conversation, Instant now) {
    List<UUID> people = conversation.people();
    boolean reopens = conversation.isAt(ConversationState.CLOSED);
    UUID former = reopens ? conversation.agentId : null;
    if (reopens) {
      conversation.enterLine(now);
    }
    conversations.flush();
    changes.state(conversation.id, people);
    if (former != null) {
      changes.lost(former, conversation.id);
    }
    signals.publish(Signal.hint(Topic.of(messages.kind(), conversation.id)));
    if (reopens) {
      desk.assign();
    }
  }

  /** The answer to a resend, if it is one. */
  @Transactional
  public java.util.Optional<Messages.Taken> answered(Person from, UUID id, String clientId) {
    return messages.taken(id, from.account(), clientId);
  }

  private static Problem refusal(Conversation conversation, Person from) {
    return conversation.concerns(from)
        ? Problem.of(409, "conversation-closed", "It is closed until the customer writes again.")
        : Problem.notFound();
  }
}
