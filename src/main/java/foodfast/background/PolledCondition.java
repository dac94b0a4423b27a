package foodfast.background;

import java.util.concurrent.TimeUnit;

/** Something that makes a task worth running, as the tables answered it last. */
public final class PolledCondition {
  /** An older answer counts for nothing: then it may hold. */
  static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Runnable onset;
  private boolean held = true;
  private long answered = System.nanoTime();

  PolledCondition(Runnable onset) {
    this.onset = onset;
  }

  /** False only if the tables said within the last three seconds that it does not hold. */
  public boolean mayHold() {
    return mayHold(System.nanoTime());
  }

  synchronized boolean mayHold(long now) {
    return held || now - answered > STALE_NANOS;
  }

  /** Takes it for true until the next answer: somebody said that something has happened. */
  public void assume() {
    synchronized (this) {
      held = true;
      answered = System.nanoTime();
    }
    onset.run();
  }

  /**
   * Takes an answer, unless it is older than what is known; one that it holds by now, and did not
   * before, is told on.
   *
   * @param asked when the tables were asked, in nanoseconds
   */
  void learn(boolean holds, long asked) {
    boolean begins;
    synchronized (this) {
      if (asked - answered < 0) {
        return;
      }
      begins = holds && !held;
      held = holds;
      answered = asked;
    }
    if (begins) {
      onset.run();
    }
  }
}
