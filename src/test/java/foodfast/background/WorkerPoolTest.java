package foodfast.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** So many work, so many wait, the next is refused. */
class WorkerPoolTest {
  private final WorkerPool pool = new WorkerPool("tried", 2, 2, 3, Thread::new);
  private final CountDownLatch begun = new CountDownLatch(2);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @AfterEach
  void end() {
    mayEnd.countDown();
    pool.stop();
  }

  @Test
  void refusesWhatFindsNoRoomAndTakesAgainWhatDoes() throws Exception {
    for (int i = 0; i < 5; i++) {
      pool.execute(this::hold);
    }
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    assertThrows(RejectedExecutionException.class, () -> pool.execute(this::hold));
    assertEquals(2, pool.busy());
    assertEquals(3, pool.waiting());
    assertEquals(1, pool.refused());
    mayEnd.countDown();
    runsOneMore();
  }

  @Test
  void hasMoreThreadsWhileThoseItHasAreStalled() throws Exception {
    WorkerPool elastic = new WorkerPool("elastic", 2, 4, 3, Thread::new);
    try {
      elastic.execute(this::hold);
      elastic.execute(this::hold);
      assertTrue(begun.await(10, TimeUnit.SECONDS));
      CountDownLatch done = new CountDownLatch(1);
      elastic.execute(done::countDown);
      elastic.adapt(); // it has only just come
      assertEquals(1, elastic.waiting());
      until(
          () -> {
            elastic.adapt();
            return done.getCount() == 0;
          });
      mayEnd.countDown();
      until(
          () -> {
            elastic.adapt();
            return elastic.threads() == 2;
          });
    } finally {
      elastic.stop();
    }
  }

  private static void until(BooleanSupplier reached) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!reached.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not in ten seconds");
      Thread.onSpinWait();
    }
  }

  @Test
  void aTaskThatFailsCostsNothingElse() throws Exception {
    for (int i = 0; i < 2; i++) {
      pool.execute(
          () -> {
            throw new OutOfMemoryError("for once");
          });
    }
    runsOneMore();
  }

  private void runsOneMore() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    while (done.getCount() > 0 && !taken(done::countDown)) {
      Thread.onSpinWait();
    }
    assertTrue(done.await(10, TimeUnit.SECONDS));
  }

  private boolean taken(Runnable task) {
    try {
      pool.execute(task);
      return true;
    } catch (RejectedExecutionException notYet) {
      return false;
    }
  }

  private void hold() {
    begun.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
