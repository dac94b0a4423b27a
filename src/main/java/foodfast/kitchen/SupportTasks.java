package foodfast.kitchen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All tasks that the escalation left to support. */
@ApplicationScoped
@Transactional
public class SupportTasks {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;

  void add(UUID order, UUID restaurant, String text) {
    entities.persist(new SupportTask(order, restaurant, text, clock.instant()));
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
    if (task != null && task.doneAt == null) {
      task.doneAt = clock.instant();
      task.doneBy = by;
    }
    return Optional.ofNullable(task);
  }
}
