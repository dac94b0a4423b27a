package foodfast.outbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;

/** All facts that wait for the broker. */
@ApplicationScoped
public class Outbox {
  static final int BATCH = 100;

  private static final String NEXT =
      "select id, destination, body, created_at from outbox_entry order by created_at"
          + " limit 100 for update skip locked";

  @PersistenceContext EntityManager entities;
  @Inject Jsonb json;
  @Inject OutboxRelay relay;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transaction;

  /**
   * Sends the fact to the queue named like its class, if and only if the caller's transaction
   * commits.
   *
   * @throws jakarta.transaction.TransactionalException without a transaction
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(Record fact) {
    entities.persist(new OutboxEntry(fact.getClass().getSimpleName(), json.toJson(fact)));
    transaction.registerInterposedSynchronization(new WakeAfterCommit());
  }

  /**
   * Hands the oldest entries to the sender and forgets them once it returns; other nodes pass over
   * them meanwhile.
   *
   * @return how many were handed over, at most {@link #BATCH}
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int handTo(Consumer<List<OutboxEntry>> sender) {
    @SuppressWarnings("unchecked")
    List<OutboxEntry> next = entities.createNativeQuery(NEXT, OutboxEntry.class).getResultList();
    if (!next.isEmpty()) {
      sender.accept(next);
      next.forEach(entities::remove);
    }
    return next.size();
  }

  /** How many facts wait for the broker; a figure for operators. */
  @Transactional
  public long waiting() {
    return entities.createQuery("select count(e) from OutboxEntry e", Long.class).getSingleResult();
  }

  private final class WakeAfterCommit implements Synchronization {
    @Override
    public void beforeCompletion() {
      // the row is written by the commit itself
    }

    @Override
    public void afterCompletion(int status) {
      if (status == Status.STATUS_COMMITTED) {
        relay.wake();
      }
    }
  }
}
