package foodfast.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a node may say of an order without asking the table. */
class StatusCacheEntryTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private final StatusCacheEntry entry = new StatusCacheEntry();

  @Test
  void isTrustedForASecondOnly() {
    entry.learn(version(1), fresh());
    assertEquals(1, entry.trusted(-1).version());
    StatusCacheEntry old = new StatusCacheEntry();
    old.learn(version(1), System.nanoTime() - SECOND);
    assertNull(old.trusted(-1));
  }

  @Test
  void isNoAnswerToWhoKnowsAsMuch() {
    entry.learn(version(3), fresh());
    assertNull(entry.trusted(3));
    assertEquals(3, entry.trusted(2).version());
  }

  @Test
  void isNewsToWhoKnowsLessHoweverOldItIs() {
    entry.learn(version(3), System.nanoTime() - 60 * SECOND);
    assertEquals(3, entry.trusted(2).version());
    assertNull(entry.trusted(-1));
  }

  @Test
  void neverGoesBack() {
    entry.learn(version(3), fresh());
    entry.learn(version(2), fresh());
    assertEquals(3, entry.trusted(-1).version());
  }

  @Test
  void isConfirmedByTheTableUnlessThatIsAhead() {
    long now = System.nanoTime();
    entry.learn(version(2), now - SECOND);
    assertFalse(entry.confirm(3, fresh()));
    assertNull(entry.trusted(-1));
    assertTrue(entry.confirm(2, fresh()));
    assertEquals(2, entry.trusted(-1).version());
  }

  @Test
  void aReadBeginningAfterTheQuestionAnswersIt() {
    long question = System.nanoTime();
    assertNull(entry.seenSince(question));
    entry.learn(version(1), question + 1);
    assertEquals(1, entry.seenSince(question).version());
    assertNull(entry.seenSince(question + 2));
  }

  /** A moment that is trusted for as long as a slow machine may need. */
  private static long fresh() {
    return System.nanoTime() + 60 * SECOND;
  }

  private static StatusSnapshot version(long version) {
    UUID id = new UUID(0, 1);
    return new StatusSnapshot(
        id, OrderStatus.PLACED, version, List.of(), new Order.Parties(id, id, null));
  }
}
