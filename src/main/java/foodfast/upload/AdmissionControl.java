package foodfast.upload;

import foodfast.upload.Upload.WriteLease;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * How many uploads a node receives at once, and at what pace: each upload has one slot. A later
 * lease takes over the slot of an earlier one, which may hang on a dead line for a while yet; so
 * many may hang at once.
 */
final class AdmissionControl {
  private static final int REST = 3;
  private static final Duration LONGEST_REST = Duration.ofMillis(50);

  private final int most;
  private final int hanging;
  private final Map<UUID, WriteLease> slots = new HashMap<>();
  private final Semaphore turn = new Semaphore(1, true);
  private int receiving;

  AdmissionControl(int most, int hanging) {
    this.most = most;
    this.hanging = hanging;
  }

  /** False if there is no slot left, or if the one it would take over is one too many to hang. */
  synchronized boolean admit(WriteLease lease) {
    boolean takesOver = slots.containsKey(lease.upload());
    if (takesOver ? receiving - slots.size() >= hanging : slots.size() >= most) {
      return false;
    }
    receiving++;
    slots.merge(lease.upload(), lease, AdmissionControl::later);
    return true;
  }

  /** Ends one that was admitted; its slot stays with whoever has taken it over. */
  synchronized void release(WriteLease lease) {
    receiving--;
    slots.remove(lease.upload(), lease);
  }

  /** How many slots are taken. */
  synchronized int count() {
    return slots.size();
  }

  /**
   * Does one write at a time, in the order asked for, with a rest after each that is some times as
   * long as it took: photos may wait, what is urgent finds room. Who waits here reads nothing from
   * its line, so a client is slowed down by TCP itself.
   */
  void paced(Runnable write) {
    turn.acquireUninterruptibly();
    long began = System.nanoTime();
    try {
      write.run();
    } finally {
      long took = System.nanoTime() - began;
      LockSupport.parkNanos(Math.min(REST * took, LONGEST_REST.toNanos()));
      turn.release();
    }
  }

  private static WriteLease later(WriteLease one, WriteLease other) {
    return one.fence() > other.fence() ? one : other;
  }
}
