package foodfast.chat;

import foodfast.account.Identity;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds a message to a conversation, once however often it is sent; a customer's message reopens
 * what was closed.
 */
@ApplicationScoped
public class SendMessage {
  /** What a photo says where only words can stand. */
  private static final String PHOTO = "Photo";

  @Inject Conversations conversations;
  @Inject Messages messages;
  @Inject ConversationChanges changes;
  @Inject Event<Conversation.Reopened> reopened;

  /**
   * @return its place, and whether this sending was the first
   * @throws Problem 404 if it isn't their conversation, 409 if an agent writes into a closed one; a
   *     resend is answered even then
   */
  @Transactional
  public Messages.Taken send(Identity from, UUID id, String clientId, String text) {
    Conversation conversation = conversations.lock(id).orElseThrow(Problem::notFound);
    if (conversation.writerRole(from.account()) == null) {
      return answered(from, id, clientId).orElseThrow(() -> refusal(conversation, from));
    }
    return add(conversation, from.account(), clientId, CardNumbers.mask(text), null);
  }

  /**
   * Lets somebody begin what they will send here, and nobody write meanwhile.
   *
   * @throws Problem as {@link #send} does
   */
  @Transactional
  public void requireWriter(Identity from, UUID id) {
    Conversation conversation = conversations.lock(id).orElseThrow(Problem::notFound);
    if (conversation.writerRole(from.account()) == null) {
      throw refusal(conversation, from);
    }
  }

  /**
   * Adds a photo as a message.
   *
   * @return false if its sender may not write here any more
   */
  @Transactional
  public boolean sendPhoto(UUID from, UUID id, String clientId, UUID photo) {
    Conversation conversation = conversations.lock(id).orElse(null);
    boolean mayWrite = conversation != null && conversation.writerRole(from) != null;
    if (mayWrite) {
      add(conversation, from, clientId, PHOTO, photo);
    }
    return mayWrite;
  }

  private Messages.Taken add(
      Conversation conversation, UUID from, String clientId, String text, UUID photo) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    Message message =
        new Message(
            conversation.lastPosition() + 1,
            UUID.randomUUID(),
            clientId,
            from,
            conversation.writerRole(from),
            text,
            photo,
            now);
    Messages.Taken taken = messages.append(conversation, message);
    if (taken.first()) {
      tell(conversation, now);
    }
    return taken;
  }

  private void tell(Conversation conversation, Instant now) {
    List<UUID> people = conversation.people();
    boolean reopens = conversation.isClosed();
    UUID former = reopens ? conversation.agentId() : null;
    if (reopens) {
      conversation.enterLine(now);
    }
    conversations.flush();
    changes.append(conversation.id(), people);
    if (former != null) {
      changes.lost(former, conversation.id());
    }
    if (reopens) {
      reopened.fire(new Conversation.Reopened(conversation));
    }
  }

  /** The answer to a resend, if it is one. */
  @Transactional
  public Optional<Messages.Taken> answered(Identity from, UUID id, String clientId) {
    return messages.taken(id, from.account(), clientId);
  }

  private static Problem refusal(Conversation conversation, Identity from) {
    return conversation.concerns(from)
        ? Problem.of(
            409,
            "conversation-closed",
            "This conversation is closed until the customer writes again.")
        : Problem.notFound();
  }
}
