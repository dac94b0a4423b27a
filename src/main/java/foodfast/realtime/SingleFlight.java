package foodfast.realtime;

import java.util.concurrent.Executor;

/** Runs a task by one thread at a time; asked for while it runs, it runs once more. */
final class SingleFlight {
  private final Executor threads;
  private final Runnable task;
  private boolean running;
  private boolean again;

  SingleFlight(Executor threads, Runnable task) {
    this.threads = threads;
    this.task = task;
  }

  /** Returns at once. */
  void ask() {
    synchronized (this) {
      again = true;
      if (running) {
        return;
      }
      running = true;
    }
    orStandDown(() -> threads.execute(this::run));
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
