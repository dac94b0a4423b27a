package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All conversations as their people see them, with what is unread; each list by one query. */
@ApplicationScoped
@Transactional
public class ConversationViews {
  /** Its first parameter is who looks. */
  static final String COLUMNS =
      "c.id, c.topic, c.order_id, c.state, c.customer_id, c.customer_name, c.agent_id,"
          + " c.agent_name, c.place, c.estimate, c.last_position,"
          + " (select count(*) from (select 1 from message m where m.conversation_id = c.id"
          + " and m.position > coalesce((select k.read from chat_mark k"
          + " where k.conversation_id = c.id and k.account_id = ?1), 0)"
          + " and m.sender_id <> ?1 limit 100) u),"
          + " (select left(m.text, 120) from message m"
          + " where m.conversation_id = c.id and m.position = c.last_position),"
          + " c.waiting_since, c.changed_at";

  static final int COLUMN_COUNT = 15;

  @PersistenceContext EntityManager entities;

  /** One conversation, if it is theirs or, for an agent, in line. */
  Optional<ConversationView> find(Person person, UUID id) {
    Query query =
        entities.createNativeQuery(
            "select " + COLUMNS + " from conversation c where c.id = ?2 and " + theirs(person));
    return views(query.setParameter(1, person.account()).setParameter(2, id)).stream().findFirst();
  }

  /** A conversation as far as somebody sees it who may have just handed it on. */
  ConversationView any(Person person, UUID id) {
    entities.flush();
    Query query =
        entities.createNativeQuery("select " + COLUMNS + " from conversation c where c.id = ?2");
    ConversationView view =
        views(query.setParameter(1, person.account()).setParameter(2, id)).get(0);
    return view.concerns(person.account()) ? view : view.fromAfar();
  }

  /** A page of somebody's conversations, the latest changed first, beginning after the given. */
  List<ConversationView> page(
      Person person, ConversationState state, Instant before, UUID beforeId, int limit) {
    Query query =
        entities.createNativeQuery(
            "select "
                + COLUMNS
                + " from conversation c where (c.changed_at, c.id) < (?2, ?3) and "
                + theirs(person)
                + (state == null ? "" : " and c.state = '" + state.name() + "'")
                + " order by c.changed_at desc, c.id desc");
    query.setParameter(1, person.account()).setParameter(2, before).setParameter(3, beforeId);
    return views(query.setMaxResults(limit));
  }

  private static String theirs(Person person) {
    return person.isAgent() ? "(c.agent_id = ?1 or c.state = 'WAITING')" : "c.customer_id = ?1";
  }

  private static List<ConversationView> views(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> view((Object[]) row)).toList();
  }

  static ConversationView view(Object[] row) {
    return new ConversationView(
        (UUID) row[0],
        (String) row[1],
        (UUID) row[2],
        ConversationState.valueOf((String) row[3]),
        ConversationView.Someone.of(row[4], row[5]),
        ConversationView.Someone.of(row[6], row[7]),
        (Integer) row[8],
        (Integer) row[9],
        ((Number) row[10]).longValue(),
        ((Number) row[11]).intValue(),
        (String) row[12],
        Instants.of(row[13]),
        Instants.of(row[14]));
  }
}
