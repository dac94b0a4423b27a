package foodfast.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The cards the stand-in provider knows: brand, last four and expiry, never the number. */
@ApplicationScoped
public class LocalCards {
  @PersistenceContext EntityManager entityManager;

  /** What a test card does when it is charged. */
  enum Behaviour {
    ACCEPTED,
    DECLINED,
    DOWN
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(String token, CardVault.Card card, Behaviour behaviour) {
    entityManager
        .createNativeQuery(
            "insert into vault_card (token, brand, last4, exp_month, exp_year, behaviour, created_at)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, now())")
        .setParameter(1, token)
        .setParameter(2, card.brand())
        .setParameter(3, card.last4())
        .setParameter(4, card.expMonth())
        .setParameter(5, card.expYear())
        .setParameter(6, behaviour.name())
        .executeUpdate();
  }

  /** The card, if nobody else keeps it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<CardVault.Card> keep(String token, UUID keeper) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                "update vault_card set kept_by = ?2 where token = ?1"
                    + " and (kept_by = ?2 or kept_by is null and created_at > now() - interval '1 hour')"
                    + " returning brand, last4, exp_month, exp_year")
            .setParameter(1, token)
            .setParameter(2, keeper)
            .getResultList();
    return rows.stream().findFirst().map(row -> card((Object[]) row));
  }

  private static CardVault.Card card(Object[] row) {
    return new CardVault.Card(
        (String) row[0],
        (String) row[1],
        ((Number) row[2]).intValue(),
        ((Number) row[3]).intValue());
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Behaviour behaviour(String token) {
    List<?> rows =
        entityManager
            .createNativeQuery("select behaviour from vault_card where token = ?1")
            .setParameter(1, token)
            .getResultList();
    return rows.isEmpty() ? Behaviour.DECLINED : Behaviour.valueOf((String) rows.get(0));
  }
}
