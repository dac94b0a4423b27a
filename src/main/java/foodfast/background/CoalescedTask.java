package foodfast.background;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs a task by one thread at a time; asked for while it runs, it runs once more. So it waits for
 * a thread once at the most, however often it is asked for.
 */
public final class CoalescedTask {
  private final Executor threads;
  private final Runnable task;
  private boolean running;
  private boolean again;

  public CoalescedTask(Executor threads, Runnable task) {
    this.threads = threads;
    this.task = task;
  }

  /**
   * Returns at once.
   *
   * @return false if its threads have no room for it: then whoever asks next begins anew
   */
  public boolean ask() {
    synchronized (this) {
      again = true;
      if (running) {
        return true;
      }
      running = true;
    }
    try {
      orStandDown(() -> threads.execute(this::run));
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  private void run() {
    orStandDown(
        () -> {
          while (isAsked()) {
            task.run();
          }
        });
  }

  /** Whatever fails here, even for want of memory: the next one who asks begins anew. */
  private void orStandDown(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        running = false;
      }
      throw e;
    }
  }

  private synchronized boolean isAsked() {
    running = again;
    again = false;
    return running;
  }
}
