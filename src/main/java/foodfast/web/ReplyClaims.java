package foodfast.web;

import foodfast.web.IdempotentReplies.StoredReply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The claims on idempotency keys and the answers that were given, kept for 24 hours. */
@ApplicationScoped
public class ReplyClaims {
  @PersistenceContext EntityManager entityManager;

  /** Who got the key: this request, told by its token, or an earlier one, told by its reply. */
  record Claim(UUID token, StoredReply reply) {}

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Claim claim(String owner, String door, String key, String hash) {
    UUID token = UUID.randomUUID();
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
    return claimed == 1 ? new Claim(token, null) : earlier(owner, door, key, hash, token);
  }

  private Claim earlier(String owner, String door, String key, String hash, UUID token) {
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
    Object[] row = (Object[]) rows.get(0);
    if (!hash.equals(row[0])) {
      throw Problem.of(
          422, "idempotency-key-reused", "This Idempotency-Key came with another body before.");
    }
    if (row[1] != null) {
      return new Claim(
          null, new StoredReply(((Number) row[1]).intValue(), (String) row[2], (String) row[3]));
    }
    if (!Boolean.TRUE.equals(row[4]) || !takenOver((UUID) row[5], token)) {
      throw inUse();
    }
    return new Claim(token, null);
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

  @Transactional
  public StoredReply inTransaction(Supplier<StoredReply> effect) {
    return effect.get();
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
        .retryAfter(java.time.Duration.ofSeconds(1));
  }
}
