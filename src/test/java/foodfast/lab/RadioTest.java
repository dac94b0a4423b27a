package foodfast.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import foodfast.lab.Radio.Spent;
import org.junit.jupiter.api.Test;

/** The radio's model over packets whose answer one can work out by hand. */
class RadioTest {
  private static final double CLOSE = 1e-9;
  private final Radio radio = new Radio(10);

  private Spent spent(double until, double... times) {
    return radio.spent(times, until);
  }

  @Test
  void nothingCostsNothing() {
    assertEquals(new Spent(0, 0), spent(100));
  }

  @Test
  void aPacketCostsItsPromotionAndItsTail() {
    Spent one = spent(100, 20);
    assertEquals(10.26, one.seconds(), CLOSE);
    assertEquals(0.26 * 1.2107 + 10 * 1.06, one.joules(), CLOSE);
  }

  @Test
  void aPacketWithinTheTailOnlyMakesItLonger() {
    assertEquals(10.26 + 4 - 0.26, spent(100, 20, 24).seconds(), CLOSE);
  }

  @Test
  void aPacketAfterTheTailCostsAllAgain() {
    assertEquals(2 * 10.26, spent(100, 20, 40).seconds(), CLOSE);
  }

  @Test
  void whatComesAfterTheEndDoesNotCount() {
    assertEquals(4, spent(24, 20, 30).seconds(), CLOSE);
    assertEquals(0.1, spent(20.1, 20).seconds(), CLOSE);
  }

  @Test
  void packetsAtTheSameTimeAreOne() {
    assertEquals(spent(100, 20), spent(100, 20, 20));
  }
}
