package foodfast.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All refresh tokens, by their hashes. */
@ApplicationScoped
public class RefreshTokens {
  @PersistenceContext EntityManager entityManager;

  /** Used within the grace, used before it, or not (any more) a token of ours. */
  enum Use {
    GOOD,
    REPLAYED,
    EXPIRED
  }

  /** A new token for the session, good for 30 days. */
  @Transactional(Transactional.TxType.MANDATORY)
  String issue(UUID session) {
    String token = OpaqueToken.random();
    entityManager
        .createNativeQuery(
            "insert into refresh_token (hash, session_id, expires_at)"
                + " values (?1, ?2, now() + interval '30 days')")
        .setParameter(1, OpaqueToken.hash(token))
        .setParameter(2, session)
        .executeUpdate();
    return token;
  }

  Optional<UUID> sessionOf(String token) {
    List<?> rows =
        entityManager
            .createNativeQuery("select session_id from refresh_token where hash = ?1")
            .setParameter(1, OpaqueToken.hash(token))
            .getResultList();
    return rows.stream().findFirst().map(UUID.class::cast);
  }

  /** Marks the token used; for 30 s after its first use it is still good, for a lost answer. */
  @Transactional(Transactional.TxType.MANDATORY)
  Use use(String token) {
    List<?> good =
        entityManager
            .createNativeQuery(
                "update refresh_token set used_at = coalesce(used_at, clock_timestamp())"
                    + " where hash = ?1 and expires_at > now()"
                    + " returning used_at > clock_timestamp() - interval '30 s'")
            .setParameter(1, OpaqueToken.hash(token))
            .getResultList();
    if (good.isEmpty()) {
      return Use.EXPIRED;
    }
    return Boolean.TRUE.equals(good.get(0)) ? Use.GOOD : Use.REPLAYED;
  }
}
