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
    threads.execute(this::run);
  }

  private void run() {
    while (isAsked()) {
      task.run();
    }
  }

  private synchronized boolean isAsked() {
    running = again;
    again = false;
    return running;
  }
}
