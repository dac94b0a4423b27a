package foodfast.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A task is spared while the tables say that there is nothing to do, and at no other time. */
class PolledConditionTest {
  private final AtomicInteger begun = new AtomicInteger();
  private final PolledCondition condition = new PolledCondition(begun::incrementAndGet);

  private static long now() {
    return System.nanoTime();
  }

  @Test
  void mayHoldUntilTheTablesWereAsked() {
    assertTrue(condition.mayHold());
    condition.learn(false, now());
    assertFalse(condition.mayHold());
    condition.learn(true, now());
    assertTrue(condition.mayHold());
  }

  @Test
  void anOldAnswerCountsForNothing() {
    PolledCondition asked = new PolledCondition(begun::incrementAndGet);
    asked.learn(false, now());
    assertFalse(asked.mayHold());
    assertTrue(asked.mayHold(now() + PolledCondition.STALE_NANOS + 1));
  }

  @Test
  void itsBeginningIsToldOnce() {
    condition.learn(true, now());
    assertEquals(0, begun.get(), "it was taken for true before");
    condition.learn(false, now());
    condition.learn(true, now());
    condition.learn(true, now());
    assertEquals(1, begun.get());
  }

  @Test
  void whatSomebodySaidOutlivesAnEarlierQuestion() {
    condition.learn(false, now());
    long asked = now();
    condition.assume();
    assertEquals(1, begun.get());
    condition.learn(false, asked);
    assertTrue(condition.mayHold());
    condition.learn(false, now());
    assertFalse(condition.mayHold());
  }
}
