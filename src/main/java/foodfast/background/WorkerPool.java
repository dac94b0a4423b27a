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
  private final int few;
  private final int most;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private long doneBefore;

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
            most,
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

  /**
   * To be called again and again where tasks may be stalled: twice as many threads work from now on
   * if others wait and most of those under way were under way the last time; once nothing waits,
   * only few more than are at work.
   */
  synchronized void adapt() {
    long done = pool.getCompletedTaskCount();
    int busy = busy();
    int size = pool.getCorePoolSize();
    if (waiting() > 0 && done - doneBefore < busy) {
      resize(Math.min(most, 2 * size));
    } else if (waiting() == 0) {
      resize(Math.min(size, busy + few));
    }
    doneBefore = done;
  }

  private void resize(int size) {
    if (size != pool.getCorePoolSize()) {
      pool.setCorePoolSize(size);
    }
  }

  /** How many tasks may run at once just now. */
  int threads() {
    return pool.getCorePoolSize();
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
