package foodfast.photo;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * One step at a time on this node, in the order asked for, with a rest after each that is some
 * times as long as the step took: photos may wait, what is urgent finds room. Who waits here reads
 * nothing from its line, so a client is slowed down by TCP itself.
 */
final class Pace {
  private static final int REST = 3;
  private static final Duration LONGEST_REST = Duration.ofMillis(50);

  private final Semaphore turn = new Semaphore(1, true);

  void next(Runnable step) {
    turn.acquireUninterruptibly();
    long began = System.nanoTime();
    try {
      step.run();
    } finally {
      long took = System.nanoTime() - began;
      LockSupport.parkNanos(Math.min(REST * took, LONGEST_REST.toNanos()));
      turn.release();
    }
  }
}
