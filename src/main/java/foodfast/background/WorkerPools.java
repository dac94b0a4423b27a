package foodfast.background;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** All pools of this node's threads; each shows in the metrics how full it is. */
@ApplicationScoped
public class WorkerPools {
  private static final Duration OFTEN = Duration.ofMillis(100);

  @Inject MetricRegistry metrics;
  @Inject Scheduler scheduler;
  @Resource ManagedThreadFactory threads;

  private final Map<String, WorkerPool> pools = new ConcurrentHashMap<>();

  /** Made with the application: only there can its thread factory be looked up. */
  void start(@Observes Startup startup) {}

  /**
   * The pool of that name, made when it is first asked for.
   *
   * @param threads how many tasks run at once
   * @param waiting how many may wait; one more is refused
   */
  public WorkerPool pool(String name, int threads, int waiting) {
    return pools.computeIfAbsent(name, key -> make(key, threads, threads, waiting));
  }

  /**
   * The same for tasks that others hold up: few threads are enough, and as soon as those are
   * stalled there are more, up to the most.
   */
  public WorkerPool elasticPool(String name, int few, int most, int waiting) {
    return pools.computeIfAbsent(
        name,
        key -> {
          WorkerPool pool = make(key, few, most, waiting);
          scheduler.everyFromTheStart(name, OFTEN, pool::adapt);
          return pool;
        });
  }

  private WorkerPool make(String name, int few, int most, int waiting) {
    WorkerPool pool = new WorkerPool(name, few, most, waiting, threads);
    Tag tag = new Tag("pool", name);
    metrics.gauge("pool_busy", pool, WorkerPool::busy, tag);
    metrics.gauge("pool_waiting", pool, WorkerPool::waiting, tag);
    metrics.gauge("pool_refused", pool, WorkerPool::refused, tag);
    return pool;
  }

  @PreDestroy
  void stop() {
    pools.values().forEach(WorkerPool::stop);
  }
}
