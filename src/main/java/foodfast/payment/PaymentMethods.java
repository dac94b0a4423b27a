package foodfast.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All payment methods; a removed one stays for the orders paid with it. */
@ApplicationScoped
@Transactional
public class PaymentMethods {
  private static final String MINE =
      "select m.* from payment_method m where m.account_id = ?1 and m.removed_at is null";

  @PersistenceContext EntityManager entityManager;

  public List<PaymentMethod> of(UUID account) {
    return typed(
        entityManager
            .createNativeQuery(MINE + " order by m.created_at, m.id", PaymentMethod.class)
            .setParameter(1, account)
            .getResultList());
  }

  public Optional<PaymentMethod> find(UUID account, UUID id) {
    return typed(
            entityManager
                .createNativeQuery(MINE + " and m.id = ?2", PaymentMethod.class)
                .setParameter(1, account)
                .setParameter(2, id)
                .getResultList())
        .stream()
        .findFirst();
  }

  private static List<PaymentMethod> typed(List<?> rows) {
    return rows.stream().map(PaymentMethod.class::cast).toList();
  }

  /** Whether there ever was such a payment method. */
  public boolean isKnown(UUID id) {
    return entityManager.find(PaymentMethod.class, id) != null;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void add(PaymentMethod method) {
    entityManager.persist(method);
    entityManager.flush();
  }

  /** Keeps others from changing the account's payment methods until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(UUID account) {
    entityManager
        .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(?1, 4711)) is null")
        .setParameter(1, "payment methods of " + account)
        .getSingleResult();
  }

  /**
   * @return false if the account has no such payment method
   */
  @Transactional
  public boolean makeDefault(UUID account, UUID id) {
    lock(account);
    if (find(account, id).isEmpty()) {
      return false;
    }
    update(
        "update payment_method set is_default = false where account_id = ?1 and is_default",
        account);
    update("update payment_method set is_default = true where id = ?1", id);
    return true;
  }

  /** Removes it; if it was the default, the newest of the rest is. */
  @Transactional
  public boolean remove(UUID account, UUID id) {
    lock(account);
    if (find(account, id).isEmpty()) {
      return false;
    }
    update("update payment_method set is_default = false, removed_at = now() where id = ?1", id);
    update(
        "update payment_method set is_default = true where id = (select id from payment_method where"
            + " account_id = ?1 and removed_at is null order by created_at desc limit 1) and not exists"
            + " (select 1 from payment_method where account_id = ?1 and is_default)",
        account);
    return true;
  }

  @Transactional
  void removeAll(UUID account) {
    lock(account);
    update(
        "update payment_method set is_default = false, removed_at = coalesce(removed_at, now()),"
            + " last4 = '0000', token = 'erased ' || id where account_id = ?1",
        account);
  }

  private void update(String sql, UUID id) {
    entityManager.createNativeQuery(sql).setParameter(1, id).executeUpdate();
  }
}
