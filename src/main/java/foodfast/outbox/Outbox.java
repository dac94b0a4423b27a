package foodfast.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
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
  @Inject Event<OutboxEntry> appended;

  /**
   * Sends the fact to the queue named like its class, if and only if the caller's transaction
   * commits.
   *
   * @throws IllegalStateException if there is no such queue, so that nothing is promised in vain
   * @throws jakarta.transaction.TransactionalException without a transaction
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(Record fact) {
    String name = fact.getClass().getSimpleName();
    OutboxSender.queue(name);
    OutboxEntry entry = new OutboxEntry(name, json.toJson(fact));
    entities.persist(entry);
    appended.fire(entry);
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
}
