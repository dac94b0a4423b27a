package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All agents, whether they are there and how much they hold. */
@ApplicationScoped
@Transactional
public class Agents {
  /** After that long without a sign of life an agent counts as gone. */
  static final Duration GONE_AFTER = Duration.ofMinutes(2);

  private static final String LOAD =
      "(select count(*) from conversation c where c.agent_id = a.account_id and c.state = 'OPEN')";
  private static final String HAS_ROOM =
      " from chat_agent a where a.available and a.seen_at > ?1 and " + LOAD + " < a.capacity";
  private static final String FREE =
      "select a.*"
          + HAS_ROOM
          + " and a.account_id is distinct from cast(?2 as uuid)"
          + (" order by " + LOAD + ", a.assigned_at nulls first")
          + " limit 1 for no key update of a skip locked";

  @PersistenceContext EntityManager entities;

  Optional<Agent> find(UUID account) {
    return Optional.ofNullable(entities.find(Agent.class, account));
  }

  /** The agent, the row locked until the transaction ends: nobody else gives them anything. */
  Optional<Agent> lock(UUID account) {
    List<?> found =
        entities
            .createNativeQuery(
                "select * from chat_agent where account_id = ?1 for no key update", Agent.class)
            .setParameter(1, account)
            .getResultList();
    return found.stream().map(Agent.class::cast).findFirst();
  }

  /** The agent's row, made if there is none yet, and locked. */
  Agent enter(UUID account, String name, Instant now) {
    entities
        .createNativeQuery(
            "insert into chat_agent (account_id, name, seen_at) values (?1, ?2, ?3)"
                + " on conflict do nothing")
        .setParameter(1, account)
        .setParameter(2, name)
        .setParameter(3, now)
        .executeUpdate();
    return lock(account).orElseThrow();
  }

  /** Whether anybody has room at this moment; nothing is locked. */
  boolean anyHasRoom(Instant now) {
    Object answer =
        entities
            .createNativeQuery("select exists (select 1" + HAS_ROOM + ")")
            .setParameter(1, now.minus(GONE_AFTER))
            .getSingleResult();
    return (Boolean) answer;
  }

  /**
   * The least loaded of those who are there and have room, of equals the one who has waited longest
   * for work; locked. Passes over agents who are being given something this very moment.
   *
   * @param except who must not get it, or null
   */
  Optional<Agent> lockFree(UUID except, Instant now) {
    entities.flush();
    List<?> first =
        entities
            .createNativeQuery(FREE, Agent.class)
            .setParameter(1, now.minus(GONE_AFTER))
            .setParameter(2, except == null ? null : except.toString())
            .getResultList();
    return first.stream()
        .map(Agent.class::cast)
        .filter(agent -> load(agent.accountId) < agent.capacity)
        .findFirst();
  }

  /** How many open conversations somebody holds. */
  long load(UUID account) {
    Object count =
        entities
            .createNativeQuery(
                "select count(*) from conversation where agent_id = ?1 and state = 'OPEN'")
            .setParameter(1, account)
            .getSingleResult();
    return ((Number) count).longValue();
  }

  /** Who is there and available, besides that agent. */
  List<ConversationView.Someone> colleagues(UUID agent, Instant now) {
    return entities
        .createQuery(
            "select a from Agent a where a.available = true and a.seenAt > :since"
                + " and a.accountId <> :me order by a.name",
            Agent.class)
        .setParameter("since", now.minus(GONE_AFTER))
        .setParameter("me", agent)
        .getResultStream()
        .map(a -> new ConversationView.Someone(a.accountId, a.name))
        .toList();
  }

  /** These agents' sockets are open on this node just now. */
  public void seen(Collection<UUID> accounts, Instant now) {
    entities
        .createNativeQuery(
            "update chat_agent set seen_at = greatest(seen_at, ?1) where account_id in"
                + " (select account_id from chat_agent where account_id = any(?2)"
                + " order by account_id for no key update)")
        .setParameter(1, now)
        .setParameter(2, accounts.toArray(UUID[]::new))
        .executeUpdate();
  }
}
