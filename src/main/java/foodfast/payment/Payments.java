package foodfast.payment;

import static foodfast.payment.ProviderInstructions.Kind.CAPTURE;
import static foodfast.payment.ProviderInstructions.Kind.REFUND;
import static foodfast.payment.ProviderInstructions.Kind.RELEASE;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The payments of all orders. What becomes of one is decided in the order's transaction and told
 * the provider once it committed, so that a provider who is down delays and loses nothing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Payments {
  private static final String ABANDONED =
      "select order_id from payment where attached_at is null and state in ('ASKED', 'AUTHORISED')"
          + " and created_at < now() - interval '15 minutes' limit 100";

  @PersistenceContext EntityManager entities;
  @Inject ProviderInstructions instructions;

  void add(Payment payment) {
    entities.persist(payment);
  }

  /** Claims what the provider has just reserved for the order saved in this transaction. */
  public void attach(UUID orderId) {
    lock(orderId).attach();
  }

  /** Takes the money: the order was confirmed. */
  public void capture(UUID orderId) {
    if (lock(orderId).capture()) {
      instructions.add(orderId, CAPTURE, 0);
    }
  }

  /** Lets the money go: the order ended before it was captured. */
  public void release(UUID orderId) {
    release(lock(orderId));
  }

  private void release(Payment payment) {
    if (payment.release()) {
      instructions.add(payment.orderId(), RELEASE, 0);
    }
  }

  /**
   * Gives back a part, or all, of what was captured.
   *
   * @param seen what the agent took for the rest, or null
   * @throws Problem 422 {@code refund-too-large}, 409 {@code refundable-changed}
   */
  public void refund(UUID orderId, long amount, Long seen) {
    lock(orderId).refund(amount, seen);
    instructions.add(orderId, REFUND, amount);
  }

  /**
   * Gives back whatever was captured and not yet given back: the order was cancelled after all.
   *
   * @return how much that was
   */
  public long refundRest(UUID orderId) {
    long rest = lock(orderId).refundRest();
    if (rest > 0) {
      instructions.add(orderId, REFUND, rest);
    }
    return rest;
  }

  /** Lets money go that no order has claimed for 15 minutes: it was never saved. */
  @Transactional
  public void releaseAbandoned() {
    List<?> ids = entities.createNativeQuery(ABANDONED).getResultList();
    ids.stream()
        .map(id -> lock((UUID) id))
        .filter(payment -> !payment.isAttached())
        .forEach(this::release);
  }

  /** The order's payment, with its row locked until the transaction ends. */
  private Payment lock(UUID orderId) {
    return Optional.ofNullable(
            entities.find(Payment.class, orderId, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> Problem.of(409, "no-payment", "Nothing was reserved for this order."));
  }

  /** What was reserved, taken and given back for each of these orders. */
  @Transactional
  public Map<UUID, Payment.View> of(Collection<UUID> orders) {
    List<?> rows =
        entities
            .createNativeQuery("select * from payment where order_id = any(?1)", Payment.class)
            .setParameter(1, orders.toArray(UUID[]::new))
            .getResultList();
    return rows.stream()
        .map(Payment.class::cast)
        .collect(Collectors.toMap(Payment::orderId, Payment::view));
  }

  @Transactional
  List<Payment> of(UUID account) {
    return entities
        .createQuery(
            "select p from Payment p where p.accountId = :account order by p.createdAt",
            Payment.class)
        .setParameter("account", account)
        .getResultList();
  }
}
