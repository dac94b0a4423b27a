package foodfast.chat;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation as one of its people sees it.
 *
 * @param place in the waiting line, from 1
 * @param estimateSeconds how long the wait may take, if any agent is there
 * @param unread messages of others after the last one read, at most 100
 * @param preview the beginning of the last message
 */
public record ConversationView(
    UUID id,
    String topic,
    UUID orderId,
    ConversationState state,
    Someone customer,
    Someone agent,
    Integer place,
    Integer estimateSeconds,
    long lastPosition,
    int unread,
    String preview,
    Instant waitingSince,
    Instant changedAt) {

  /** Who it is, by account and name. */
  public record Someone(UUID id, String name) {
    static Someone of(Object id, Object name) {
      return id == null ? null : new Someone((UUID) id, (String) name);
    }
  }

  boolean concerns(UUID account) {
    return account.equals(customer.id()) || agent != null && account.equals(agent.id());
  }

  /** What is left to see for an agent who doesn't hold it any more. */
  ConversationView fromAfar() {
    return new ConversationView(
        id,
        topic,
        null,
        state,
        customer,
        agent,
        place,
        null,
        lastPosition,
        0,
        null,
        waitingSince,
        changedAt);
  }
}
