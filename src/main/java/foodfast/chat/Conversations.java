package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All conversations. */
@ApplicationScoped
@Transactional
public class Conversations {
  private static final String NEXT_IN_LINE =
      "select * from conversation where state = 'WAITING' and (waiting_since, id) > (?1, ?2)"
          + " order by waiting_since, id limit 1 for no key update skip locked";
  private static final String OF_THE_GONE =
      "select * from conversation where state = 'OPEN' and agent_id in"
          + " (select account_id from chat_agent where seen_at <= ?1)"
          + " order by id limit 100 for no key update skip locked";
  private static final String UNFINISHED =
      "select * from conversation where customer_id = ?1 and state <> 'CLOSED'"
          + " order by id for no key update";

  @PersistenceContext EntityManager entities;

  void add(Conversation conversation) {
    entities.persist(conversation);
    entities.flush();
  }

  Optional<Conversation> find(UUID id) {
    return Optional.ofNullable(entities.find(Conversation.class, id));
  }

  /**
   * The conversation, its row locked until the transaction ends. Not against rows that refer to it:
   * receipts need not wait for messages.
   */
  Optional<Conversation> lock(UUID id) {
    return list("select * from conversation where id = ?1 for no key update", id).stream()
        .findFirst();
  }

  /** The longest waiting after that place in line which nobody handles just now, locked. */
  Optional<Conversation> lockNextInLine(Instant since, UUID id) {
    return list(NEXT_IN_LINE, since, id).stream().findFirst();
  }

  /** What is held by agents not seen since then, locked. */
  List<Conversation> lockThoseOfTheGone(Instant notSeenSince) {
    return list(OF_THE_GONE, notSeenSince);
  }

  /** What that customer waits for or talks about, locked. */
  List<Conversation> lockUnfinishedOf(UUID customer) {
    return list(UNFINISHED, customer);
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

  /** Writes what changed, so that the next query counts it. */
  void flush() {
    entities.flush();
  }

  @SuppressWarnings("unchecked")
  private List<Conversation> list(String sql, Object... parameters) {
    Query query = entities.createNativeQuery(sql, Conversation.class);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, parameters[i]);
    }
    return query.getResultList();
  }
}
