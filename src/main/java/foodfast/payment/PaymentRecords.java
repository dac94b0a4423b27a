package foodfast.payment;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The payments of all orders, saved and about to be. */
@ApplicationScoped
@Transactional
public class PaymentRecords {
  @PersistenceContext EntityManager entityManager;

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(Payment payment) {
    entityManager.persist(payment);
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void authorised(UUID orderId) {
    lock(orderId).authorised();
  }

  /** The order's payment, with its row locked until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Payment lock(UUID orderId) {
    return Optional.ofNullable(
            entityManager.find(Payment.class, orderId, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Problem.of(409, "no-payment", "The order was never authorised."));
  }

  /** Authorisations, or attempts at one, that no order claimed within 15 minutes. */
  List<UUID> orphans() {
    List<?> ids =
        entityManager
            .createNativeQuery(
                "select order_id from payment where attached_at is null"
                    + " and state in ('ASKED', 'AUTHORISED')"
                    + " and created_at < now() - interval '15 minutes' limit 100")
            .getResultList();
    return ids.stream().map(UUID.class::cast).toList();
  }

  List<Payment> of(UUID account) {
    return entityManager
        .createQuery(
            "select p from Payment p where p.accountId = :account order by p.createdAt",
            Payment.class)
        .setParameter("account", account)
        .getResultList();
  }
}
