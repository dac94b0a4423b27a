package foodfast.support;

import foodfast.kitchen.EscalateTicket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All tasks that the escalation left to support. */
@ApplicationScoped
@Transactional
public class SupportTasks {
  @PersistenceContext EntityManager entities;

  /** In the transaction of the escalation: there is a task if and only if that is taken. */
  void add(@Observes EscalateTicket.Unanswered order) {
    entities.persist(
        new SupportTask(
            order.orderId(), order.restaurantId(), "The restaurant does not answer: call it."));
  }

  /** Those still to be done, oldest first, at most 100. */
  List<SupportTask> open() {
    return entities
        .createQuery(
            "select t from SupportTask t where t.doneAt is null order by t.createdAt",
            SupportTask.class)
        .setMaxResults(100)
        .getResultList();
  }

  /** Marks it done; who did it first stays. */
  Optional<SupportTask> done(UUID id, String by) {
    SupportTask task = entities.find(SupportTask.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (task != null) {
      task.done(by);
    }
    return Optional.ofNullable(task);
  }
}
