package foodfast.background;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads for one kind of work, and a bounded queue of what waits for them. */
public final class WorkerPool implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerPool.class);

  private final String name;
  private final ThreadPoolExecutor pool;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();

  WorkerPool(String name, int threads, int waiting, ThreadFactory factory) {
    this.name = name;
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            task -> named(factory.newThread(task)));
    pool.allowCoreThreadTimeOut(true);
  }

  private Thread named(Thread thread) {
    thread.setName(name + " " + started.incrementAndGet());
    return thread;
  }

  /**
   * @throws RejectedExecutionException if as many wait as may
   */
  @Override
  public void execute(Runnable task) {
    try {
      pool.execute(() -> run(task));
    } catch (RejectedExecutionException e) {
      refused.incrementAndGet();
      throw e;
    }
  }

  /** A task that fails costs neither its thread nor the others. */
  private void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      TransientFailures.warn(LOG, "a task of " + name + " failed", e);
    }
  }

  /** How many threads work just now. */
  public int busy() {
    return pool.getActiveCount();
  }

  /** How many tasks wait for a thread. */
  public int waiting() {
    return pool.getQueue().size();
  }

  /** How many tasks found no room. */
  public long refused() {
    return refused.get();
  }

  void stop() {
    pool.shutdownNow();
  }
}
