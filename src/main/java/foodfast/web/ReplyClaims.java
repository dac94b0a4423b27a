package foodfast.web;

import foodfast.background.Scheduler;
import foodfast.web.IdempotentReplies.StoredReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The claims on idempotency keys and the answers that were given, kept for 24 hours. */
@ApplicationScoped
public class ReplyClaims {
  private static final String WITHDRAWN = "withdrawn";

  @PersistenceContext EntityManager entityManager;

  void start(@Observes Startup startup, Scheduler scheduler, ReplyClaims self) {
    scheduler.every("old replies", Duration.ofHours(1), self::sweep);
  }

  /**
   * Claims the key, and if this request got it, prepares the effect in the same transaction: if
   * that fails there is no claim to let go.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public <Q> Claimed<Q> claim(
      UUID token, String owner, String door, String key, String hash, Supplier<Q> preparation) {
    StoredReply earlier = claim(token, owner, door, key, hash);
    return new Claimed<>(earlier, earlier == null ? preparation.get() : null);
  }

  /**
   * What came of a claim.
   *
   * @param reply of an earlier request; null if this one got the key
   */
  record Claimed<Q>(StoredReply reply, Q prepared) {}

  /**
   * @return the reply of an earlier request; null if this one, told by its token, got the key
   */
  private StoredReply claim(UUID token, String owner, String door, String key, String hash) {
    entityManager
        .createNativeQuery(
            "delete from idempotent_reply where owner = ?1 and door = ?2 and key = ?3"
                + " and claimed_at < now() - interval '24 hours'")
        .setParameter(1, owner)
        .setParameter(2, door)
        .setParameter(3, key)
        .executeUpdate();
    int claimed =
        entityManager
            .createNativeQuery(
                "insert into idempotent_reply (owner, door, key, body_hash, claim, claimed_at)"
                    + " values (?1, ?2, ?3, ?4, ?5, now()) on conflict (owner, door, key) do nothing")
            .setParameter(1, owner)
            .setParameter(2, door)
            .setParameter(3, key)
            .setParameter(4, hash)
            .setParameter(5, token)
            .executeUpdate();
    return claimed == 1 ? null : earlier(owner, door, key, hash, token);
  }

  private Object[] row(String owner, String door, String key) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "select body_hash, status, location, body, claimed_at < now() - interval '60 s', claim"
                    + " from idempotent_reply where owner = ?1 and door = ?2 and key = ?3")
            .setParameter(1, owner)
            .setParameter(2, door)
            .setParameter(3, key)
            .getResultList();
    if (rows.isEmpty()) {
      throw inUse();
    }
    return (Object[]) rows.get(0);
  }

  private StoredReply earlier(String owner, String door, String key, String hash, UUID token) {
    Object[] row = row(owner, door, key);
    if (WITHDRAWN.equals(row[0])) {
      throw Problem.of(409, "idempotency-key-withdrawn", "This Idempotency-Key was given up.");
    }
    if (!hash.equals(row[0])) {
      throw Problem.of(
          422, "idempotency-key-reused", "This Idempotency-Key came with another body before.");
    }
    if (row[1] != null) {
      return new StoredReply(((Number) row[1]).intValue(), (String) row[2], (String) row[3]);
    }
    if (!Boolean.TRUE.equals(row[4]) || !takenOver((UUID) row[5], token)) {
      throw inUse();
    }
    return null;
  }

  private boolean takenOver(UUID dead, UUID token) {
    return entityManager
            .createNativeQuery(
                "update idempotent_reply set claim = ?1, claimed_at = now()"
                    + " where claim = ?2 and status is null")
            .setParameter(1, token)
            .setParameter(2, dead)
            .executeUpdate()
        == 1;
  }

  /** The effect and its stored reply, together or not at all. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public StoredReply finish(UUID token, Supplier<StoredReply> effect) {
    StoredReply reply = effect.get();
    int kept =
        entityManager
            .createNativeQuery(
                "update idempotent_reply set status = ?1, location = ?2, body = ?3 where claim = ?4")
            .setParameter(1, reply.status())
            .setParameter(2, reply.location())
            .setParameter(3, reply.body())
            .setParameter(4, token)
            .executeUpdate();
    if (kept == 0) {
      throw inUse();
    }
    return reply;
  }

  /**
   * Takes the key from whoever has it, so that nothing happens under it any more. A request that is
   * about to finish is waited for; a slower one finds its claim gone and leaves nothing behind.
   *
   * @return where the thing is that was made under this key before, or null
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public String withdraw(String owner, String door, String key) {
    int free =
        entityManager
            .createNativeQuery(
                "insert into idempotent_reply as r (owner, door, key, body_hash, claim, claimed_at)"
                    + " values (?1, ?2, ?3, ?4, ?5, now()) on conflict (owner, door, key) do update set"
                    + " body_hash = excluded.body_hash, claim = excluded.claim, claimed_at = now()"
                    + " where r.status is null")
            .setParameter(1, owner)
            .setParameter(2, door)
            .setParameter(3, key)
            .setParameter(4, WITHDRAWN)
            .setParameter(5, UUID.randomUUID())
            .executeUpdate();
    return free == 1 ? null : (String) row(owner, door, key)[2];
  }

  @Transactional
  public <Q> Q inTransaction(Supplier<Q> work) {
    return work.get();
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void release(UUID token) {
    entityManager
        .createNativeQuery("delete from idempotent_reply where claim = ?1 and status is null")
        .setParameter(1, token)
        .executeUpdate();
  }

  @Transactional
  public void forget(String owner) {
    entityManager
        .createNativeQuery(
            "delete from idempotent_reply where owner = ?1 or body::jsonb ->> 'id' = ?1")
        .setParameter(1, owner)
        .executeUpdate();
  }

  /** Forgets replies once nobody may ask for them again. */
  @Transactional
  public void sweep() {
    entityManager
        .createNativeQuery(
            "delete from idempotent_reply where claimed_at < now() - interval '24 hours'")
        .executeUpdate();
  }

  private static Problem inUse() {
    return Problem.of(
            409, "idempotency-key-in-use", "The first request with this key is still running.")
        .retryAfter(Duration.ofSeconds(1));
  }
}
