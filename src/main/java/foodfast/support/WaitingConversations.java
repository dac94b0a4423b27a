package foodfast.support;

import foodfast.chat.Conversation;
import foodfast.chat.ConversationChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All conversations that wait for an agent, the longest waiting first, with each one's position in
 * the line. The estimate: the position, times how long the last 50 conversations took (5 minutes
 * while there was none), divided by how many the agents who are there can hold.
 */
@ApplicationScoped
@Transactional
public class WaitingConversations {
  private static final int ONE_AT_A_TIME = 661_005;
  private static final String NEXT =
      "select * from conversation where state = 'WAITING' and (waiting_since, id) > (?1, ?2)"
          + " order by waiting_since, id limit 1 for no key update skip locked";
  private static final String OF_ABSENT_AGENTS =
      "select * from conversation where state = 'OPEN' and agent_id in"
          + (" (select a.account_id from chat_agent a where not " + Agents.IS_THERE + ")")
          + " order by id limit 100 for no key update skip locked";
  private static final String RENUMBER =
      "with line as (select id, row_number() over (order by waiting_since, id) as place"
          + " from conversation where state = 'WAITING'),"
          + " pace as (select coalesce(avg(extract(epoch from closed_at - assigned_at)), 300) as s"
          + " from (select closed_at, assigned_at from conversation where state = 'CLOSED'"
          + " and closed_at > assigned_at order by closed_at desc limit 50) recent),"
          + " desk as (select coalesce(sum(a.capacity), 0) as slots from chat_agent a"
          + (" where a.available and " + Agents.IS_THERE + ")")
          + " update conversation c set place = line.place, estimate = case when desk.slots > 0"
          + " then least(86400, ceil(line.place * pace.s / desk.slots)) end"
          + " from line, pace, desk where c.id = line.id and c.state = 'WAITING'"
          + " and (c.place is distinct from line.place"
          + " or (c.estimate is null) <> (desk.slots = 0))"
          + " returning c.id, c.customer_id";

  /** Whether anybody waits, or is held by an agent who is not there. */
  static final String TO_GIVE =
      "exists (select 1 from conversation where state = 'WAITING') or exists (select 1"
          + " from conversation where state = 'OPEN' and agent_id in"
          + (" (select a.account_id from chat_agent a where not " + Agents.IS_THERE_NOW + "))");

  @PersistenceContext EntityManager entities;
  @Inject Agents agents;
  @Inject ConversationChanges changes;

  /** The next in line after that one, or the first, which nobody handles just now; locked. */
  Optional<Conversation> lockNextAfter(Conversation previous) {
    Instant since = previous == null ? Instant.EPOCH : previous.waitingSince();
    UUID id = previous == null ? new UUID(0, 0) : previous.id();
    return list(NEXT, since, id).stream().findFirst();
  }

  /** What is held by agents who are not there, locked; at most 100. */
  List<Conversation> lockThoseOfAbsentAgents() {
    return list(OF_ABSENT_AGENTS, agents.presentSince());
  }

  /** Tells everybody whose place has changed; does nothing if another node is just doing it. */
  public void renumber() {
    entities.flush();
    Object mine =
        entities
            .createNativeQuery("select pg_try_advisory_xact_lock(?1)")
            .setParameter(1, ONE_AT_A_TIME)
            .getSingleResult();
    if (!Boolean.TRUE.equals(mine)) {
      return;
    }
    List<?> moved =
        entities.createNativeQuery(RENUMBER).setParameter(1, agents.presentSince()).getResultList();
    List<ConversationChanges.Change> told = new ArrayList<>();
    for (Object row : moved) {
      Object[] columns = (Object[]) row;
      told.add(ConversationChanges.Change.ofState((UUID) columns[1], (UUID) columns[0]));
    }
    if (!told.isEmpty()) {
      changes.append(told);
    }
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
