package foodfast.chat;

import foodfast.realtime.Feed;
import foodfast.realtime.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All notes of agents; of each conversation a stream of its own, apart from its messages. */
@ApplicationScoped
@Transactional
public class Notes implements Feed {
  @PersistenceContext EntityManager entities;

  /**
   * @param conversation locked by the caller
   * @return false if it was there already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean append(Conversation conversation, Note note) {
    int inserted =
        entities
            .createNativeQuery(
                "insert into note (conversation_id, position, client_id, sender_id, text, at)"
                    + " values (?1, ?2, ?3, ?4, ?5, ?6)"
                    + " on conflict (conversation_id, client_id) do nothing")
            .setParameter(1, conversation.id)
            .setParameter(2, note.position())
            .setParameter(3, note.clientId())
            .setParameter(4, note.from())
            .setParameter(5, note.text())
            .setParameter(6, note.at())
            .executeUpdate();
    if (inserted == 1) {
      conversation.lastNote = note.position();
    }
    return inserted == 1;
  }

  @Override
  public String kind() {
    return "chat-notes";
  }

  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    return Heads.of(
        entities.createNativeQuery("select id, last_note from conversation where id = any(?1)"),
        ids);
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
    return rows.stream().map(row -> row(id, note((Object[]) row))).toList();
  }

  private static Note note(Object[] row) {
    return new Note(
        ((Number) row[0]).longValue(),
        (String) row[1],
        (UUID) row[2],
        (String) row[3],
        Instants.of(row[4]));
  }

  private static Row row(String id, Note note) {
    return new Row(note.position(), "note", ChatFrames.note(id, note));
  }
}
