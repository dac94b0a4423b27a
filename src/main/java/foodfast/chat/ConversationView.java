package foodfast.chat;

import foodfast.web.Cursor;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * A conversation as one of its people sees it.
 *
 * @param place in the waiting line, from 1
 * @param estimateSeconds how long the wait may take, if any agent is there
 * @param unread messages of others after the last one read, at most 100
 * @param preview the beginning of the last message
 * @param rating what its customer thinks of how they were helped; null before they say so
 */
public record ConversationView(
    UUID id,
    String topic,
    UUID orderId,
    Conversation.State state,
    Participant customer,
    Participant agent,
    Integer place,
    Integer estimateSeconds,
    long lastPosition,
    int unread,
    String preview,
    Instant waitingSince,
    Instant changedAt,
    Rating rating) {

  /**
   * How somebody was helped.
   *
   * @param words null for none
   */
  public record Rating(int stars, String words) {
    static Rating of(Object stars, Object words) {
      return stars == null ? null : new Rating(((Number) stars).intValue(), (String) words);
    }
  }

  /** Who it is, by account and name. */
  public record Participant(UUID id, String name) {
    public static Participant of(Object id, Object name) {
      return id == null ? null : new Participant((UUID) id, (String) name);
    }
  }

  /** What a query selects of a conversation {@code c}; its first parameter is who looks. */
  static final String COLUMNS =
      "c.id, c.topic, c.order_id, c.state, c.customer_id, c.customer_name, c.agent_id,"
          + " c.agent_name, c.place, c.estimate, c.last_position,"
          + " (select count(*) from (select 1 from message m where m.conversation_id = c.id"
          + " and m.position > coalesce((select k.read from chat_mark k"
          + " where k.conversation_id = c.id and k.account_id = ?1), 0)"
          + " and m.sender_id <> ?1 limit 100) u),"
          + " (select left(m.text, 120) from message m"
          + " where m.conversation_id = c.id and m.position = c.last_position),"
          + " c.waiting_since, c.changed_at, c.rating_stars, c.rating_words";

  static final int COLUMN_COUNT = 17;

  /** Out of a row that begins with {@link #COLUMNS}. */
  static ConversationView of(Object[] row) {
    return new ConversationView(
        (UUID) row[0],
        (String) row[1],
        (UUID) row[2],
        Conversation.State.valueOf((String) row[3]),
        Participant.of(row[4], row[5]),
        Participant.of(row[6], row[7]),
        (Integer) row[8],
        (Integer) row[9],
        ((Number) row[10]).longValue(),
        ((Number) row[11]).intValue(),
        (String) row[12],
        ((Date) row[13]).toInstant(),
        ((Date) row[14]).toInstant(),
        Rating.of(row[15], row[16]));
  }

  /** Where a list goes on whose last row this is. */
  Cursor cursor() {
    return new Cursor(changedAt, id);
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
        changedAt,
        null);
  }
}
