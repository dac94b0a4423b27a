package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Stretches are remembered exactly, however they overlap. */
class DeliveredRangesTest {
  @Test
  void holdsWhatWasAddedAndNothingElse() {
    Random chance = new Random(7);
    for (int round = 0; round < 300; round++) {
      Tail.DeliveredRanges delivered = new Tail.DeliveredRanges();
      TreeSet<Long> truth = new TreeSet<>();
      for (int i = 0; i < 12; i++) {
        long from = chance.nextInt(40);
        long to = from + chance.nextInt(12);
        delivered.add(from, to);
        for (long p = from + 1; p <= to; p++) {
          truth.add(p);
        }
      }
      for (long p = 0; p < 60; p++) {
        assertEquals(truth.contains(p), delivered.holds(p), "position " + p + " of " + truth);
      }
    }
  }
}
