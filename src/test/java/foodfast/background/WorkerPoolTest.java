package foodfast.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
      assertEquals(1, elastic.waiting());
      elastic.adapt();
      assertTrue(done.await(10, TimeUnit.SECONDS));
      assertEquals(4, elastic.threads());
      mayEnd.countDown();
      while (elastic.busy() > 0) {
        Thread.onSpinWait();
      }
      elastic.adapt();
      assertEquals(2, elastic.threads());
    } finally {
      elastic.stop();
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
