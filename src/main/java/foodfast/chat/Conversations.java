package foodfast.chat;

import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.web.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All conversations: locked to be changed, or viewed as one of their people sees them. */
@ApplicationScoped
@Transactional
public class Conversations {
  private static final String LOCK = "select * from conversation where id = ?1 for no key update";
  private static final String LOCK_UNFINISHED =
      "select * from conversation where customer_id = ?1 and state <> 'CLOSED'"
          + " order by id for no key update";
  private static final String PAST =
      "select id, topic, state, created_at, agent_name, rating_stars from conversation"
          + " where customer_id = ?1 and id <> ?2 order by changed_at desc, id";
  private static final String VIEW =
      "select " + ConversationView.COLUMNS + " from conversation c where ";

  @PersistenceContext EntityManager entities;

  void add(Conversation conversation) {
    entities.persist(conversation);
    entities.flush();
  }

  /** The conversation, if that person takes part in it. */
  Optional<Conversation> find(Identity who, UUID id) {
    return Optional.ofNullable(entities.find(Conversation.class, id)).filter(c -> c.concerns(who));
  }

  /**
   * The conversation, its row locked until the transaction ends. Not against rows that refer to it:
   * receipts need not wait for messages.
   */
  public Optional<Conversation> lock(UUID id) {
    return lock(LOCK, id).stream().findFirst();
  }

  /** What that customer waits for or talks about, locked. */
  List<Conversation> lockUnfinishedOf(UUID customer) {
    return lock(LOCK_UNFINISHED, customer);
  }

  @SuppressWarnings("unchecked")
  private List<Conversation> lock(String sql, UUID id) {
    return entities.createNativeQuery(sql, Conversation.class).setParameter(1, id).getResultList();
  }

  /** Which of these conversations are that agent's. */
  List<UUID> ofAgent(UUID agent, Collection<UUID> ids) {
    List<?> rows =
        entities
            .createNativeQuery("select id from conversation where agent_id = ?1 and id = any(?2)")
            .setParameter(1, agent)
            .setParameter(2, ids.toArray(UUID[]::new))
            .getResultList();
    return rows.stream().map(UUID.class::cast).toList();
  }

  /** One conversation, if it is theirs or, for an agent, in line. */
  public Optional<ConversationView> view(Identity who, UUID id) {
    return views(entities.createNativeQuery(VIEW + "c.id = ?2 and " + visibleTo(who)), who, id)
        .stream()
        .findFirst();
  }

  /** A conversation as far as somebody sees it who may have just handed it on. */
  public ConversationView viewFromAfar(Identity who, UUID id) {
    entities.flush();
    ConversationView view = views(entities.createNativeQuery(VIEW + "c.id = ?2"), who, id).get(0);
    return view.concerns(who.account()) ? view : view.fromAfar();
  }

  /**
   * A page of somebody's conversations, the latest changed first.
   *
   * @param state all that are in it, or null for any
   */
  List<ConversationView> page(Identity who, Conversation.State state, Cursor from, int limit) {
    Query query =
        entities.createNativeQuery(
            VIEW
                + "(c.changed_at, c.id) < (?2, ?3) and "
                + visibleTo(who)
                + (state == null ? "" : " and c.state = '" + state.name() + "'")
                + " order by c.changed_at desc, c.id desc");
    return views(query.setParameter(3, from.id()).setMaxResults(limit), who, from.at());
  }

  private static String visibleTo(Identity who) {
    return who.role() == Role.AGENT
        ? "(c.agent_id = ?1 or c.state = 'WAITING')"
        : "c.customer_id = ?1";
  }

  private static List<ConversationView> views(Query query, Identity who, Object second) {
    List<?> rows = query.setParameter(1, who.account()).setParameter(2, second).getResultList();
    return rows.stream().map(row -> ConversationView.of((Object[]) row)).toList();
  }

  /**
   * A conversation of before.
   *
   * @param stars what its customer thought of it, null for nothing
   */
  public record Past(
      UUID id, String topic, Conversation.State state, Instant at, String agent, Integer stars) {
    private static Past of(Object[] row) {
      return new Past(
          (UUID) row[0],
          (String) row[1],
          Conversation.State.valueOf((String) row[2]),
          ((Date) row[3]).toInstant(),
          (String) row[4],
          (Integer) row[5]);
    }
  }

  /** What that customer asked beside this one, the latest first. */
  List<Past> pastOf(UUID customer, UUID but, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(PAST)
            .setParameter(1, customer)
            .setParameter(2, but)
            .setMaxResults(limit)
            .getResultList();
    return rows.stream().map(row -> Past.of((Object[]) row)).toList();
  }

  /** Writes what changed, so that the next query counts it. */
  public void flush() {
    entities.flush();
  }
}
