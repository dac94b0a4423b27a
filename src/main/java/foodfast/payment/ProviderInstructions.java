package foodfast.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** All that was decided and the provider must hear, in its order per order. */
@ApplicationScoped
public class ProviderInstructions {
  private static final String TAKE =
      "update payment_step set tries = tries + 1,"
          + " due_at = now() + interval '30 s' + tries * interval '10 s'"
          + " where id in (select s.id from payment_step s"
          + " where s.done_at is null and s.due_at <= now() and not exists"
          + " (select 1 from payment_step e where e.order_id = s.order_id"
          + " and e.done_at is null and e.position < s.position)"
          + " order by s.position limit 20 for update skip locked)"
          + " returning id, order_id, kind, amount";

  /** Whether any is due. */
  static final String ANY_DUE =
      "exists (select 1 from payment_step where done_at is null and due_at <= now())";

  @PersistenceContext EntityManager entities;

  /** What the provider is to do. */
  enum Kind {
    CAPTURE,
    RELEASE,
    REFUND
  }

  /** Something decided that the provider has not confirmed yet. */
  record Instruction(UUID id, UUID orderId, Kind kind, long amount) {}

  @Transactional(Transactional.TxType.MANDATORY)
  void add(UUID orderId, Kind kind, long amount) {
    entities
        .createNativeQuery(
            "insert into payment_step (id, order_id, kind, amount) values (?1, ?2, ?3, ?4)")
        .setParameter(1, UUID.randomUUID())
        .setParameter(2, orderId)
        .setParameter(3, kind.name())
        .setParameter(4, amount)
        .executeUpdate();
  }

  /**
   * Takes some due ones, each order's first, for the next 30 s; no other node gets them meanwhile.
   * If telling the provider fails they come up again, later each time.
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public List<Instruction> take() {
    List<?> rows = entities.createNativeQuery(TAKE).getResultList();
    return rows.stream().map(row -> instruction((Object[]) row)).toList();
  }

  private static Instruction instruction(Object[] row) {
    return new Instruction(
        (UUID) row[0], (UUID) row[1], Kind.valueOf((String) row[2]), ((Number) row[3]).longValue());
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void done(UUID id) {
    entities
        .createNativeQuery("update payment_step set done_at = now() where id = ?1")
        .setParameter(1, id)
        .executeUpdate();
  }
}
