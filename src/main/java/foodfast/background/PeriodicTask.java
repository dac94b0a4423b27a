package foodfast.background;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that comes again and again on one thread. A failure ends neither the thread nor the next
 * run; it is logged when it begins, and once more when the task works again.
 */
public final class PeriodicTask {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

  /** So that what comes once an hour also comes soon after each start. */
  private static final Duration FIRST_AT_THE_LATEST = Duration.ofMinutes(1);

  private final String name;
  private final Duration delay;
  private final Runnable task;
  private final Consumer<Boolean> ran;
  private boolean asked;
  private boolean stopped;
  private boolean failing;
  private boolean told;
  private volatile long succeeded = System.nanoTime();

  /**
   * @param delay from the end of one run to the beginning of the next
   * @param ran hears of each run whether it succeeded
   */
  PeriodicTask(String name, Duration delay, Runnable task, Consumer<Boolean> ran) {
    this.name = name;
    this.delay = delay;
    this.task = task;
    this.ran = ran;
  }

  /**
   * Has it run at once instead of after its delay; asked while it runs, it runs once more. After a
   * failure it rests for its delay all the same.
   */
  public synchronized void soon() {
    asked = true;
    notifyAll();
  }

  /** Lets it run no more; a run that has begun goes on to its end. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** How long ago; 0 once it is stopped. */
  double secondsSinceSuccess() {
    return isStopped() ? 0 : (System.nanoTime() - succeeded) / 1e9;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Runs it until it is stopped or this thread is interrupted. */
  void loop() {
    try {
      boolean due = isDueWithin(min(delay, FIRST_AT_THE_LATEST));
      while (due) {
        runOnce();
        due = isDueWithin(delay);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits, and says whether to run then. */
  private synchronized boolean isDueWithin(Duration wait) throws InterruptedException {
    long end = System.nanoTime() + wait.toNanos();
    long left = wait.toNanos();
    while (left > 0 && !stopped && (failing || !asked)) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    asked = false;
    return !stopped;
  }

  private void runOnce() {
    Throwable failure = null;
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    synchronized (this) {
      if (stopped && failure != null) {
        return;
      }
      failing = failure != null;
    }
    ran.accept(failure == null);
    tell(failure);
  }

  private void tell(Throwable failure) {
    if (failure == null) {
      succeeded = System.nanoTime();
      if (told) {
        LOG.info("task \"{}\" works again", name);
      }
      told = false;
    } else if (told || TransientFailures.isBehind(failure)) {
      LOG.debug("task \"{}\" fails", name, failure);
    } else {
      told = true;
      String why = rootOf(failure).toString();
      LOG.warn("task \"{}\" fails, tried again every {}: {}", name, text(delay), why);
      LOG.debug("task \"{}\" fails", name, failure);
    }
  }

  private static String text(Duration delay) {
    return delay.toString().substring(2).toLowerCase();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Throwable rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root;
  }
}
