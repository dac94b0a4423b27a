package foodfast.support;

import foodfast.account.Identity;
import foodfast.account.PersonalDataStore;
import foodfast.background.Scheduler;
import foodfast.chat.ConversationView;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All agents, whether they are there and how much they hold. */
@ApplicationScoped
@Transactional
public class Agents implements PersonalDataStore {
  /** After that long without a sign of life an agent counts as gone. */
  static final Duration GONE_AFTER = Duration.ofMinutes(2);

  private static final String LOAD =
      "(select count(*) from conversation c where c.agent_id = a.account_id and c.state = 'OPEN')";

  /** That the agent was seen since then, in a session that has not ended meanwhile. */
  static final String IS_THERE =
      "exists (select 1 from chat_presence p where p.account_id = a.account_id and p.seen_at > ?1)";

  /** The same by the clock of the database. */
  static final String IS_THERE_NOW =
      IS_THERE.replace("?1", "now() - interval '" + GONE_AFTER.toSeconds() + " s'");

  private static final String HAS_ROOM =
      " from chat_agent a where a.available and " + IS_THERE + " and " + LOAD + " < a.capacity";
  private static final String FREE =
      "select a.*"
          + HAS_ROOM
          + " and a.account_id is distinct from cast(?2 as uuid)"
          + (" order by " + LOAD + ", a.assigned_at nulls first")
          + " limit 1 for no key update of a skip locked";

  @PersistenceContext EntityManager entities;

  void start(@Observes Startup startup, Scheduler scheduler, Agents self) {
    scheduler.every("old presences of agents", Duration.ofHours(1), self::prune);
  }

  /** Who was not seen since then is not there. */
  Instant presentSince() {
    return Instant.now().minus(GONE_AFTER);
  }

  /** How somebody stands, also one who has never been at the desk. */
  Agent.Availability availability(UUID account) {
    return Optional.ofNullable(entities.find(Agent.class, account))
        .orElseGet(() -> new Agent(account))
        .availability(load(account));
  }

  /** The agent, the row locked until the transaction ends: nobody else gives them anything. */
  private Optional<Agent> lock(UUID account) {
    List<?> found =
        entities
            .createNativeQuery(
                "select * from chat_agent where account_id = ?1 for no key update", Agent.class)
            .setParameter(1, account)
            .getResultList();
    return found.stream().map(Agent.class::cast).findFirst();
  }

  /** The agent's row, made if there is none yet, and locked. */
  Agent enter(Identity who) {
    entities
        .createNativeQuery(
            "insert into chat_agent (account_id, name) values (?1, ?2) on conflict do nothing")
        .setParameter(1, who.account())
        .setParameter(2, who.name())
        .executeUpdate();
    return lock(who.account()).orElseThrow();
  }

  /** Whether the agent is there at this moment. */
  private boolean isThere(UUID account) {
    Object answer =
        entities
            .createNativeQuery(
                "select exists (select 1 from chat_agent a where a.account_id = ?2 and "
                    + IS_THERE
                    + ")")
            .setParameter(1, presentSince())
            .setParameter(2, account)
            .getSingleResult();
    return (Boolean) answer;
  }

  /** Whether anybody has room at this moment; nothing is locked. */
  boolean anyHasRoom() {
    Object answer =
        entities
            .createNativeQuery("select exists (select 1" + HAS_ROOM + ")")
            .setParameter(1, presentSince())
            .getSingleResult();
    return (Boolean) answer;
  }

  /**
   * The least loaded of those who are there and have room, of equals the one who has waited longest
   * for work; locked. Passes over agents who are being given something this very moment.
   *
   * @param except who must not get it, or null
   */
  Optional<Agent> lockFree(UUID except) {
    List<?> first =
        entities
            .createNativeQuery(FREE, Agent.class)
            .setParameter(1, presentSince())
            .setParameter(2, except == null ? null : except.toString())
            .getResultList();
    return first.stream()
        .map(Agent.class::cast)
        .filter(agent -> agent.hasRoomBeside(load(agent.accountId())))
        .findFirst();
  }

  /**
   * That agent, locked, to be handed a conversation.
   *
   * @throws Problem 422 for nobody of ours, 409 if they are not there or have no room
   */
  Agent lockWithRoom(UUID account) {
    Agent agent =
        lock(account)
            .orElseThrow(
                () -> Problem.of(422, "unknown-agent", "This colleague is not at the desk."));
    if (!agent.isAvailable() || !isThere(account)) {
      throw Problem.of(409, "agent-not-available", "This colleague takes no chats just now.");
    }
    if (!agent.hasRoomBeside(load(account))) {
      throw Problem.of(409, "agent-has-no-room", "This colleague has no room for another chat.");
    }
    return agent;
  }

  /** How many open conversations somebody holds. */
  private long load(UUID account) {
    Object count =
        entities
            .createNativeQuery(
                "select count(*) from conversation where agent_id = ?1 and state = 'OPEN'")
            .setParameter(1, account)
            .getSingleResult();
    return ((Number) count).longValue();
  }

  /** Who is there and available, besides that agent. */
  List<ConversationView.Participant> colleagues(UUID agent) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select a.account_id, a.name from chat_agent a where a.available and "
                    + IS_THERE
                    + " and a.account_id <> ?2 order by a.name")
            .setParameter(1, presentSince())
            .setParameter(2, agent)
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> ConversationView.Participant.of(row[0], row[1]))
        .toList();
  }

  /**
   * These agents are there just now, each in one of their sessions.
   *
   * @param sessions each with whose it is; who has never been at the desk is passed over
   */
  void seen(Map<UUID, UUID> sessions) {
    entities
        .createNativeQuery(
            "insert into chat_presence (session_id, account_id, seen_at)"
                + " select s.id, s.account, ?1 from unnest(cast(?2 as uuid[]), cast(?3 as uuid[]))"
                + " as s(id, account) join chat_agent a on a.account_id = s.account order by s.id"
                + " on conflict (session_id) do update"
                + " set seen_at = greatest(chat_presence.seen_at, excluded.seen_at)")
        .setParameter(1, Instant.now())
        .setParameter(2, sessions.keySet().toArray(UUID[]::new))
        .setParameter(3, sessions.values().toArray(UUID[]::new))
        .executeUpdate();
  }

  /**
   * These sessions are over: nobody is there in them any more.
   *
   * @return false if nobody was
   */
  boolean left(Collection<UUID> sessions) {
    return entities
            .createNativeQuery("delete from chat_presence where session_id = any(?1)")
            .setParameter(1, sessions.toArray(UUID[]::new))
            .executeUpdate()
        > 0;
  }

  @Override
  public String section() {
    return "support";
  }

  /** Nothing that their account and their chats don't tell. */
  @Override
  public Object export(UUID account) {
    return null;
  }

  @Override
  public void erase(UUID account) {
    entities
        .createNativeQuery(
            "update chat_agent set name = 'Erased', available = false where account_id = ?1")
        .setParameter(1, account)
        .executeUpdate();
  }

  /** Forgets where nobody has been seen for a day. */
  public void prune() {
    entities
        .createNativeQuery("delete from chat_presence where seen_at < now() - interval '1 day'")
        .executeUpdate();
  }
}
