package foodfast.background;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All conditions under which this node's tasks have something to do. One query a second asks for
 * them all; so a node at rest is no burden to the database. While nobody answers, or answers late,
 * each task runs as if there were something to do.
 */
@ApplicationScoped
public class PolledConditions {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  @PersistenceContext EntityManager entities;
  @Inject Scheduler scheduler;

  private final Map<String, PolledCondition> known = new ConcurrentHashMap<>();
  private volatile long answered = System.nanoTime() - Duration.ofHours(1).toNanos(); // never yet

  void start(@Observes Startup startup, PolledConditions self) {
    scheduler.every("conditions", AGAIN, self::ask);
  }

  /**
   * Has this asked from now on.
   *
   * @param question what follows "select" in a query that is answered with true or false; cheap
   * @param onset called when it begins to hold
   */
  public PolledCondition watch(String question, Runnable onset) {
    PolledCondition condition = new PolledCondition(onset);
    known.put(question, condition);
    return condition;
  }

  /**
   * Runs the task as often as {@link Scheduler#every} does, but only while this may hold, and at
   * once when it begins to.
   *
   * @param question as above
   */
  public PolledCondition every(String name, Duration delay, String question, Runnable task) {
    AtomicReference<PeriodicTask> periodic = new AtomicReference<>();
    PolledCondition condition = watch(question, () -> periodic.get().soon());
    periodic.set(
        scheduler.every(
            name,
            delay,
            () -> {
              if (condition.mayHold()) {
                task.run();
              }
            }));
    return condition;
  }

  /** Asks the tables for all of them at once. */
  @Transactional
  public void ask() {
    long asked = System.nanoTime();
    Map<String, PolledCondition> all = new TreeMap<>(known);
    String questions = String.join(", ", all.keySet());
    Object row = entities.createNativeQuery("select " + questions).getSingleResult();
    answered = System.nanoTime();
    Object[] answers = row instanceof Object[] several ? several : new Object[] {row};
    int next = 0;
    for (PolledCondition condition : all.values()) {
      condition.learn((Boolean) answers[next++], asked);
    }
  }

  /** Whether the database has answered the question within this time until now. */
  public boolean answeredWithin(Duration time) {
    return System.nanoTime() - answered < time.toNanos();
  }
}
