package foodfast.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The money the stand-in provider moved, once per order and per refund however often it is asked.
 */
@ApplicationScoped
public class LocalCharges {
  @PersistenceContext EntityManager entityManager;

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void authorise(String token, long amount, String currency, UUID orderId) {
    entityManager
        .createNativeQuery(
            "insert into vault_charge (order_id, token, amount, currency, state)"
                + " values (?1, ?2, ?3, ?4, 'AUTHORISED') on conflict (order_id) do nothing")
        .setParameter(1, orderId)
        .setParameter(2, token)
        .setParameter(3, amount)
        .setParameter(4, currency)
        .executeUpdate();
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void capture(UUID orderId) {
    move(orderId, "CAPTURED");
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void release(UUID orderId) {
    move(orderId, "RELEASED");
  }

  /** The token of the card that was charged for the order. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<String> cardOf(UUID orderId) {
    List<?> tokens =
        entityManager
            .createNativeQuery("select token from vault_charge where order_id = ?1")
            .setParameter(1, orderId)
            .getResultList();
    return tokens.stream().map(String.class::cast).findFirst();
  }

  private void move(UUID orderId, String state) {
    entityManager
        .createNativeQuery(
            "update vault_charge set state = ?2 where order_id = ?1 and state = 'AUTHORISED'")
        .setParameter(1, orderId)
        .setParameter(2, state)
        .executeUpdate();
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void refund(UUID orderId, UUID refundId, long amount) {
    entityManager
        .createNativeQuery(
            "insert into vault_refund (id, order_id, amount) values (?1, ?2, ?3)"
                + " on conflict (id) do nothing")
        .setParameter(1, refundId)
        .setParameter(2, orderId)
        .setParameter(3, amount)
        .executeUpdate();
  }
}
