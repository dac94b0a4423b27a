package foodfast.kitchen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rungs come in order, counted from the placing of the order. */
class LadderTest {
  private static final Instant PLACED = Instant.parse("2026-01-01T12:00:00Z");
  private final Ladder ladder = new Ladder(List.of(5L, 30L, 60L, 180L, 600L));

  @Test
  void eachStepIsDueAfterItsSeconds() {
    assertEquals(PLACED.plusSeconds(5), ladder.due(LadderStep.WAKE_AGAIN, PLACED));
    assertEquals(PLACED.plusSeconds(30), ladder.due(LadderStep.LOUDER, PLACED));
    assertEquals(PLACED.plusSeconds(60), ladder.due(LadderStep.SECOND_CHANNEL, PLACED));
    assertEquals(PLACED.plusSeconds(180), ladder.due(LadderStep.SUPPORT_TASK, PLACED));
    assertEquals(PLACED.plusSeconds(600), ladder.due(LadderStep.EXPIRE, PLACED));
  }

  @Test
  void kitchenWithoutAScreenIsReachedAnotherWayFirst() {
    assertEquals(LadderStep.WAKE_AGAIN, ladder.first(true));
    assertEquals(LadderStep.SECOND_CHANNEL, ladder.first(false));
  }

  @Test
  void stepsFollowEachOtherUpToTheLast() {
    assertEquals(LadderStep.LOUDER, LadderStep.WAKE_AGAIN.next());
    assertEquals(LadderStep.EXPIRE, LadderStep.SUPPORT_TASK.next());
    assertEquals(true, LadderStep.EXPIRE.isLast());
  }
}
