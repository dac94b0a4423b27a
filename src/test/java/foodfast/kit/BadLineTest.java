package foodfast.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The schedule of a bad line, at times that one can work out by hand. */
class BadLineTest {
  private static final int MANY = 100_000;

  /** No segment of its own is lost: only holes are. */
  private static final class Luck extends Random {
    @Override
    public double nextDouble() {
      return 1;
    }
  }

  /** The segments are lost that are told by their number, the two of the opening included. */
  private static final class BadLuck extends Random {
    private final int first;
    private final int last;
    private int tried;

    BadLuck(int first, int last) {
      this.first = first;
      this.last = last;
    }

    @Override
    public double nextDouble() {
      tried++;
      return tried >= first && tried <= last ? 0 : 1;
    }
  }

  private static long ms(long time) {
    return TimeUnit.MILLISECONDS.toNanos(time);
  }

  private static BadLine opened(Random chance, long at) {
    return new BadLine(chance, ms(at));
  }

  @Test
  void aWayTakesHalfTheRoundTrip() {
    BadLine line = opened(new Luck(), 0);
    assertEquals(ms(10_150), line.forth().arrival(ms(10_000)));
    assertEquals(ms(10_150), line.back().arrival(ms(10_000)));
  }

  @Test
  void nothingIsSaidBeforeTheRoundTripThatOpensIt() {
    assertEquals(ms(450), opened(new Luck(), 0).forth().arrival(ms(10)));
  }

  @Test
  void aLostSegmentComesASecondLaterAndWhatFollowsWaitsForIt() {
    BadLine line = opened(new BadLuck(3, 3), 0);
    assertEquals(ms(11_150), line.forth().arrival(ms(10_000)));
    assertEquals(ms(11_150), line.forth().arrival(ms(10_200)));
    assertEquals(ms(10_450), line.back().arrival(ms(10_300)), "the other way is not held up");
    assertEquals(ms(12_150), line.forth().arrival(ms(12_000)));
  }

  @Test
  void eachTryWaitsTwiceAsLong() {
    assertEquals(ms(17_150), opened(new BadLuck(3, 5), 0).forth().arrival(ms(10_000)));
  }

  @Test
  void aHoleIsTwentySecondsOfEveryTwoMinutes() {
    assertFalse(BadLine.isHole(ms(49_999)));
    assertTrue(BadLine.isHole(ms(50_000)));
    assertTrue(BadLine.isHole(ms(69_999)));
    assertFalse(BadLine.isHole(ms(70_000)));
    assertTrue(BadLine.isHole(ms(170_000)));
  }

  @Test
  void whatSetsOutInAHoleComesWithItsFirstTryAfterIt() {
    assertEquals(ms(70_150), opened(new Luck(), 0).forth().arrival(ms(55_000)), "after 1+2+4+8 s");
    assertEquals(
        ms(83_050), opened(new Luck(), 0).forth().arrival(ms(51_900)), "a second too early");
    assertEquals(ms(70_650), opened(new Luck(), 0).back().arrival(ms(69_500)));
  }

  @Test
  void aConnectionThatIsOpenedInAHoleOpensAfterIt() {
    assertEquals(ms(71_450), opened(new Luck(), 68_000).forth().arrival(ms(68_000)));
  }

  @Test
  void twoInAHundredAreLost() {
    BadLine line = new BadLine(new Random(1), 0);
    int late = 0;
    for (int i = 0; i < MANY; i++) {
      long sent = BadLine.EACH.toNanos() * (i + 1L); // before its hole, long after the one before
      late += line.forth().arrival(sent) > sent + BadLine.WAY ? 1 : 0;
    }
    assertEquals(BadLine.LOSS, late / (double) MANY, 0.002);
  }
}
