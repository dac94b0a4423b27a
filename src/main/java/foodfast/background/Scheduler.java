package foodfast.background;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Everything that this node does periodically. Each task has a thread of its own, so one that waits
 * for the database holds up itself alone; with about thirty tasks that is cheaper than any
 * cleverness.
 */
@ApplicationScoped
@ContextServiceDefinition(
    name = "java:app/concurrent/run",
    cleared = ContextServiceDefinition.TRANSACTION,
    propagated = ContextServiceDefinition.ALL_REMAINING)
public class Scheduler {
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  @Inject MetricRegistry metrics;
  @Resource ManagedThreadFactory threads;

  @Resource(lookup = "java:app/concurrent/run")
  ContextService context;

  private final CountDownLatch tables = new CountDownLatch(1);
  private final Map<PeriodicTask, Thread> running = new ConcurrentHashMap<>();

  /**
   * Runs the task again and again, with that delay from one run's end to the next run's beginning,
   * from when the tables stand until the server stops.
   *
   * @param name what it is called in the log and in the metrics
   */
  public PeriodicTask every(String name, Duration delay, Runnable task) {
    return start(name, delay, task, true);
  }

  /** The same for a task that does not need the tables: it begins at once. */
  public PeriodicTask everyFromTheStart(String name, Duration delay, Runnable task) {
    return start(name, delay, task, false);
  }

  /** To be said once, when the tables are up to date. */
  public void tablesStand() {
    tables.countDown();
  }

  private PeriodicTask start(String name, Duration delay, Runnable task, boolean needsTables) {
    Tag tag = new Tag("task", name);
    PeriodicTask periodic =
        new PeriodicTask(name, delay, inContext(task), succeeded -> count(tag, succeeded));
    metrics.gauge("task_seconds_since_success", periodic, PeriodicTask::secondsSinceSuccess, tag);
    Thread thread =
        threads.newThread(
            () -> {
              if (!needsTables || tablesCame()) {
                periodic.loop();
              }
            });
    thread.setName("every " + name);
    running.put(periodic, thread);
    thread.start();
    return periodic;
  }

  /** Each run in a context of its own: with it the server takes back the connections it used. */
  private Runnable inContext(Runnable task) {
    return context.contextualRunnable(task);
  }

  private void count(Tag tag, boolean succeeded) {
    metrics.counter("task_runs", tag).inc();
    if (!succeeded) {
      metrics.counter("task_failures", tag).inc();
    }
  }

  private boolean tablesCame() {
    try {
      tables.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Waits a little for what is at work, so that nothing is torn down beneath it. */
  void stop(@Observes Shutdown shutdown) throws InterruptedException {
    running.keySet().forEach(PeriodicTask::stop);
    running.values().forEach(Thread::interrupt);
    long end = System.nanoTime() + GOODBYE.toNanos();
    for (Thread thread : running.values()) {
      TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
    }
  }
}
