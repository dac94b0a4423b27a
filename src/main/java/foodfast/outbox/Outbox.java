package foodfast.outbox;

import foodfast.timing.RequestClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.json.bind.Jsonb;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** All facts that wait for the broker. */
@ApplicationScoped
public class Outbox {
  static final int BATCH = 100;

  /** Longer than the node that wrote an entry takes to send and forget it. */
  private static final String LEFT = " from outbox_entry where created_at < now() - interval '2 s'";

  private static final String NEXT =
      "select id, destination, body, created_at, not_before"
          + LEFT
          + " order by created_at limit 100 for update skip locked";
  private static final String FORGET =
      "delete from outbox_entry where id in"
          + " (select id from outbox_entry where id = any(?1) for update skip locked)";

  /** Whether any was left behind. */
  static final String SOME_LEFT = "exists (select 1" + LEFT + ")";

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
    append(fact, Duration.ZERO);
  }

  /** The same, and the broker keeps the fact to itself for that long. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(Record fact, Duration delay) {
    long began = System.nanoTime();
    OutboxEntry entry = new OutboxEntry(fact.getClass().getSimpleName(), json.toJson(fact), delay);
    entry.queue();
    entities.persist(entry);
    appended.fire(entry);
    RequestClock.handedOn(began);
  }

  /** What a consumer has got: the fact in a message from here. */
  public <F extends Record> F read(Message message, Class<F> fact) {
    try {
      return json.fromJson(message.getBody(String.class), fact);
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  /**
   * Hands entries that were left behind, the oldest first, to the sender and forgets them once it
   * returns; other nodes pass over them meanwhile.
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

  /** Forgets entries that the broker has; those that another node has in hand are left to it. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void forget(Collection<UUID> sent) {
    entities.createNativeQuery(FORGET).setParameter(1, sent.toArray(UUID[]::new)).executeUpdate();
  }

  /** How many facts wait for the broker; a figure for operators. */
  @Transactional
  public long waiting() {
    return entities.createQuery("select count(e) from OutboxEntry e", Long.class).getSingleResult();
  }
}
