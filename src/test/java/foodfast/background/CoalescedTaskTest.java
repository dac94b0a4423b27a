package foodfast.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** One at a time, again when asked meanwhile, and never stuck. */
class CoalescedTaskTest {
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private int ran;

  @Test
  void askedWhileItRunsItRunsOnceMore() {
    CoalescedTask[] flight = new CoalescedTask[1];
    flight[0] =
        new CoalescedTask(
            queue::add,
            () -> {
              if (++ran == 1) {
                flight[0].ask();
                flight[0].ask();
              }
            });
    flight[0].ask();
    flight[0].ask();
    assertEquals(1, queue.size());
    queue.remove().run();
    assertEquals(2, ran);
    assertEquals(0, queue.size());
  }

  @Test
  void aTaskThatFailedWhateverTheCauseRunsAgainWhenAsked() {
    CoalescedTask flight =
        new CoalescedTask(
            queue::add,
            () -> {
              if (++ran == 1) {
                throw new OutOfMemoryError("for once");
              }
            });
    flight.ask();
    assertThrows(OutOfMemoryError.class, queue.remove()::run);
    flight.ask();
    queue.remove().run();
    assertEquals(2, ran);
  }

  @Test
  void aThreadThatCouldNotBeHadIsAskedForAgain() {
    CoalescedTask flight =
        new CoalescedTask(
            task -> {
              if (++ran == 1) {
                throw new RejectedExecutionException("for once");
              }
              queue.add(task);
            },
            () -> ran += 10);
    assertFalse(flight.ask());
    flight.ask();
    queue.remove().run();
    assertEquals(12, ran);
  }
}
