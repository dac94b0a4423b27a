package foodfast.kitchen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.kitchen.EscalationPolicy.Level;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The levels come in order, counted from the placing of the order. */
class EscalationPolicyTest {
  private static final Instant PLACED = Instant.parse("2026-01-01T12:00:00Z");
  private final EscalationPolicy policy = new EscalationPolicy(List.of(5L, 30L, 60L, 180L, 600L));

  @Test
  void eachLevelIsDueAfterItsSeconds() {
    assertEquals(PLACED.plusSeconds(5), policy.due(Level.WAKE_AGAIN, PLACED));
    assertEquals(PLACED.plusSeconds(30), policy.due(Level.LOUDER, PLACED));
    assertEquals(PLACED.plusSeconds(60), policy.due(Level.SECOND_CHANNEL, PLACED));
    assertEquals(PLACED.plusSeconds(180), policy.due(Level.SUPPORT_TASK, PLACED));
    assertEquals(PLACED.plusSeconds(600), policy.due(Level.EXPIRE, PLACED));
  }

  @Test
  void kitchenWithoutAScreenIsReachedAnotherWayFirst() {
    assertEquals(Level.WAKE_AGAIN, policy.first(true));
    assertEquals(Level.SECOND_CHANNEL, policy.first(false));
  }

  @Test
  void levelsFollowEachOtherUpToTheLast() {
    assertEquals(Level.LOUDER, Level.WAKE_AGAIN.next());
    assertEquals(Level.EXPIRE, Level.SUPPORT_TASK.next());
    assertEquals(true, Level.EXPIRE.isLast());
  }
}
