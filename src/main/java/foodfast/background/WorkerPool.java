package foodfast.background;

import java.time.Duration;
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
  private static final Duration TOO_LONG = Duration.ofMillis(100);

  private final String name;
  private final ThreadPoolExecutor pool;
  private final int few;
  private final int most;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();

  /**
   * @param few how many tasks run at once as long as they get on, see {@link #adapt}
   * @param most how many run at once at the most
   */
  WorkerPool(String name, int few, int most, int waiting, ThreadFactory factory) {
    this.name = name;
    this.few = few;
    this.most = most;
    pool =
        new ThreadPoolExecutor(
            few,
            few,
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
      pool.execute(new Task(task));
    } catch (RejectedExecutionException e) {
      refused.incrementAndGet();
      throw e;
    }
  }

  /** One that fails costs neither its thread nor the others. */
  private final class Task implements Runnable {
    private final Runnable task;
    private final long since = System.nanoTime();

    Task(Runnable task) {
      this.task = task;
    }

    boolean hasWaited(Duration time) {
      return System.nanoTime() - since > time.toNanos();
    }

    @Override
    public void run() {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        TransientFailures.warn(LOG, "a task of " + name + " failed", e);
      }
    }
  }

  /**
   * To be called again and again where tasks may be stalled: twice as many threads work from now on
   * if one has waited too long; once none waits, only few more than are at work.
   */
  void adapt() {
    int size = pool.getCorePoolSize();
    if (pool.getQueue().peek() instanceof Task first && first.hasWaited(TOO_LONG)) {
      int more = Math.min(most, 2 * size);
      pool.setMaximumPoolSize(more);
      pool.setCorePoolSize(more);
    } else if (waiting() == 0 && busy() + few < size) {
      int fewer = busy() + few;
      pool.setCorePoolSize(fewer);
      pool.setMaximumPoolSize(fewer); // ends the idle ones beyond
    }
  }

  /** How many threads there are just now, at work or idle. */
  int threads() {
    return pool.getPoolSize();
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
