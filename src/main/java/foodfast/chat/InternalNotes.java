package foodfast.chat;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.realtime.Feed;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that agents note down for each other; of each conversation a feed of its own, apart from its
 * messages, which customers never get.
 */
@ApplicationScoped
@Transactional
public class InternalNotes implements Feed {
  private static final String KIND = "chat-notes";

  @PersistenceContext EntityManager entities;
  @Inject Conversations conversations;
  @Inject Signals signals;

  /** What an agent tells other agents about a conversation. */
  record InternalNote(long position, String clientId, UUID from, String text, Instant at) {}

  /**
   * Adds a note, once however often it is sent.
   *
   * @throws Problem 404 if the agent doesn't hold the conversation, or no agent asks
   */
  void write(Identity from, UUID id, String clientId, String text) {
    Conversation conversation =
        conversations
            .lock(id)
            .filter(c -> from.role() == Role.AGENT && c.concerns(from))
            .orElseThrow(Problem::notFound);
    long position = conversation.lastNote() + 1;
    int inserted =
        entities
            .createNativeQuery(
                "insert into note (conversation_id, position, client_id, sender_id, text, at)"
                    + " values (?1, ?2, ?3, ?4, ?5, ?6)"
                    + " on conflict (conversation_id, client_id) do nothing")
            .setParameter(1, id)
            .setParameter(2, position)
            .setParameter(3, clientId)
            .setParameter(4, from.account())
            .setParameter(5, CardNumbers.mask(text))
            .setParameter(6, Instant.now().truncatedTo(ChronoUnit.MICROS))
            .executeUpdate();
    if (inserted == 1) {
      conversation.noted(position);
      signals.publish(Signal.hint(Topic.of(KIND, id)));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    return Feed.headsFrom(
        entities
            .createNativeQuery("select id, last_note from conversation where id = any(?1)")
            .setParameter(1, Feed.keys(ids))
            .getResultList());
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select position, client_id, sender_id, text, at from note"
                    + " where conversation_id = ?1 and position > ?2 order by position")
            .setParameter(1, UUID.fromString(id))
            .setParameter(2, position)
            .setMaxResults(limit)
            .getResultList();
    return rows.stream().map(row -> note((Object[]) row)).map(note -> row(id, note)).toList();
  }

  private static InternalNote note(Object[] row) {
    return new InternalNote(
        ((Number) row[0]).longValue(),
        (String) row[1],
        (UUID) row[2],
        (String) row[3],
        ((Date) row[4]).toInstant());
  }

  private static Row row(String id, InternalNote note) {
    return new Row(note.position(), "note", OutboundFrames.note(id, note));
  }
}
