package foodfast.session;

import foodfast.background.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All sessions. */
@ApplicationScoped
@Transactional
public class Sessions {
  /** Whether any has ended so lately that one who looks each second may not know it yet. */
  static final String SOME_ENDED_LATELY =
      "exists (select 1 from session where ended_at > now() - interval '60 s')";

  @PersistenceContext EntityManager entityManager;

  void start(@Observes Startup startup, Scheduler scheduler, Sessions self) {
    scheduler.every("old sessions", Duration.ofHours(1), self::sweep);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(Session session) {
    entityManager.persist(session);
    entityManager.flush();
  }

  /** The session, with its row locked until the transaction ends. */
  Optional<Session> lock(UUID id) {
    return Optional.ofNullable(
        entityManager.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  List<Session> open(UUID account) {
    return entityManager
        .createQuery(
            "select s from Session s where s.accountId = :account and s.endedAt is null"
                + " order by s.lastUsedAt desc",
            Session.class)
        .setParameter("account", account)
        .setMaxResults(200)
        .getResultList();
  }

  /** Ends one session of the account. */
  List<UUID> end(UUID account, UUID session) {
    return ended("account_id = ?1 and id = ?2", account, session);
  }

  /** Ends all sessions of the account but one. */
  List<UUID> endOthers(UUID account, UUID kept) {
    return ended("account_id = ?1 and id <> ?2", account, kept);
  }

  private List<UUID> ended(String which, UUID account, UUID session) {
    List<?> ids =
        entityManager
            .createNativeQuery(
                "update session set ended_at = now() where ended_at is null and "
                    + which
                    + " returning id")
            .setParameter(1, account)
            .setParameter(2, session)
            .getResultList();
    return ids.stream().map(UUID.class::cast).toList();
  }

  /** What ended within so many seconds. */
  List<UUID> endedWithin(int seconds) {
    List<?> ids =
        entityManager
            .createNativeQuery(
                "select id from session where ended_at > now() - make_interval(secs => ?1)")
            .setParameter(1, seconds)
            .getResultList();
    return ids.stream().map(UUID.class::cast).toList();
  }

  /** Forgets what nobody can use or revoke any more. */
  @Transactional
  public void sweep() {
    entityManager
        .createNativeQuery("delete from refresh_token where expires_at < now()")
        .executeUpdate();
    entityManager
        .createNativeQuery("delete from socket_ticket where expires_at < now()")
        .executeUpdate();
    entityManager
        .createNativeQuery(
            "delete from session s where ended_at < now() - interval '1 day' or (last_used_at <"
                + " now() - interval '1 day' and not exists (select 1 from refresh_token r where"
                + " r.session_id = s.id))")
        .executeUpdate();
  }

  /** Leaves no trace of the account's devices; the ended sessions stay known until swept. */
  void forgetDevices(UUID account) {
    entityManager
        .createNativeQuery("update session set device = '' where account_id = ?1")
        .setParameter(1, account)
        .executeUpdate();
  }
}
