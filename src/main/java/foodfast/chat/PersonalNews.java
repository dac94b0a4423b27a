package foodfast.chat;

import foodfast.realtime.Feed;
import foodfast.realtime.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The stream of each person's changes, as things are now. Followed from the beginning it tells
 * where everything stands, so that a socket knows all its conversations without having opened one,
 * and a lost signal is healed like that of any other stream. Who has erased their account has got
 * nowhere, but their place in the stream stays.
 */
@ApplicationScoped
@Transactional
public class PersonalNews implements Feed {
  private static final String AFTER =
      "select "
          + ConversationViews.COLUMNS
          + ", ch.position, ch.about, coalesce(k.delivered, 0), coalesce(k.read, 0)"
          + " from chat_change ch"
          + " join conversation c on c.id = ch.conversation_id"
          + " left join chat_mark k on k.conversation_id = c.id and k.account_id = ch.about"
          + " where ch.account_id = ?1 and ch.position > ?2 order by ch.position";

  @PersistenceContext EntityManager entities;
  @Inject Jsonb json;

  @Override
  public String kind() {
    return PersonalChanges.KIND;
  }

  @Override
  public Map<String, Long> heads(Collection<String> ids) {
    return Heads.of(
        entities.createNativeQuery(
            "select account_id, last_position from chat_person where account_id = any(?1)"),
        ids);
  }

  @Override
  public List<Row> after(String id, long position, int limit) {
    UUID account = UUID.fromString(id);
    List<?> rows =
        entities
            .createNativeQuery(AFTER)
            .setParameter(1, account)
            .setParameter(2, position)
            .setMaxResults(limit)
            .getResultList();
    return rows.stream().map(row -> row(account, (Object[]) row)).toList();
  }

  private Row row(UUID account, Object[] columns) {
    int own = ConversationViews.COLUMN_COUNT;
    long position = ((Number) columns[own]).longValue();
    UUID about = (UUID) columns[own + 1];
    ConversationView view = ConversationViews.view(columns);
    if (!about.equals(view.id())) {
      long delivered = ((Number) columns[own + 2]).longValue();
      long read = ((Number) columns[own + 3]).longValue();
      return new Row(position, "receipt", ChatFrames.receipt(view.id(), about, delivered, read));
    }
    String shown = json.toJson(view.concerns(account) ? view : view.fromAfar());
    return new Row(position, "conversation", ChatFrames.conversation(view.id(), shown));
  }
}
