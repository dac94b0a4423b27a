package foodfast.chat;

import foodfast.account.Role;
import foodfast.realtime.Feed;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** All messages; of each conversation a feed in the order of its positions. */
@ApplicationScoped
@Transactional
public class Messages implements Feed {
  private static final String COLUMNS =
      "select position, id, client_id, sender_id, role, text, photo_id, at from message"
          + " where conversation_id = ?1 and ";
  private static final String INSERT =
      "insert into message (conversation_id, position, id, client_id, sender_id, role, text,"
          + " photo_id, at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
          + " on conflict (conversation_id, client_id) do nothing";

  @PersistenceContext EntityManager entities;
  @Inject Signals signals;

  /**
   * What became of a message that was sent.
   *
   * @param first false if it had been taken before: then this is the first sending's answer
   */
  public record Taken(long position, Instant at, boolean first) {}

  /**
   * Adds a message at the next position and wakes who follows with it, or finds the place it was
   * given before.
   *
   * @param conversation locked by the caller, so that positions have no gap and no double
   * @throws Problem 409 if somebody else used that client id here
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Taken append(Conversation conversation, Message message) {
    if (!insert(conversation.id(), message)) {
      return taken(conversation.id(), message.from(), message.clientId())
          .orElseThrow(
              () ->
                  Problem.of(409, "client-id-taken", "Somebody else's message here has that id."));
    }
    conversation.said(message);
    String id = conversation.id().toString();
    signals.publish(
        Signal.bringing(Topic.of(kind(), id), message.position() - 1, List.of(row(id, message))));
    return new Taken(message.position(), message.at(), true);
  }

  /**
   * @return false if there is one of that client id
   */
  private boolean insert(UUID conversation, Message message) {
    return entities
            .createNativeQuery(INSERT)
            .setParameter(1, conversation)
            .setParameter(2, message.position())
            .setParameter(3, message.id())
            .setParameter(4, message.clientId())
            .setParameter(5, message.from())
            .setParameter(6, message.role().name())
            .setParameter(7, message.text())
            .setParameter(8, message.photo())
            .setParameter(9, message.at())
            .executeUpdate()
        == 1;
  }

  /** The answer a resend gets, if that person ever sent it. */
  Optional<Taken> taken(UUID conversation, UUID from, String clientId) {
    return read("client_id = ?2", conversation, clientId, 1)
        .filter(message -> message.from().equals(from))
        .map(message -> new Taken(message.position(), message.at(), false))
        .findFirst();
  }

  /** Messages after a position, ascending. */
  List<Message> following(UUID conversation, long position, int limit) {
    return read("position > ?2 order by position", conversation, position, limit).toList();
  }

  /** Messages before a position, the newest first. */
  List<Message> preceding(UUID conversation, long position, int limit) {
    return read("position < ?2 order by position desc", conversation, position, limit).toList();
  }

  private Stream<Message> read(String where, UUID conversation, Object value, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(COLUMNS + where)
            .setParameter(1, conversation)
            .setParameter(2, value)
            .setMaxResults(limit)
            .getResultList();
    return rows.stream().map(row -> message((Object[]) row));
  }

  private static Message message(Object[] row) {
    return new Message(
        ((Number) row[0]).longValue(),
        (UUID) row[1],
        (String) row[2],
        (UUID) row[3],
        Role.valueOf((String) row[4]),
        (String) row[5],
        (UUID) row[6],
        ((Date) row[7]).toInstant());
  }

  @Override
  public String kind() {
    return "chat";
  }

  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    return Feed.headsFrom(
        entities
            .createNativeQuery("select id, last_position from conversation where id = any(?1)")
            .setParameter(1, Feed.keys(ids))
            .getResultList());
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    return following(UUID.fromString(id), position, limit).stream()
        .map(message -> row(id, message))
        .toList();
  }

  private static Row row(String id, Message message) {
    return new Row(message.position(), "message", OutboundFrames.message(id, message));
  }
}
