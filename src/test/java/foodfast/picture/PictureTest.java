package foodfast.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** Pixels: turned as EXIF counts, made smaller by true means, brought to sRGB. */
class PictureTest {
  /** One row of three: red, green, blue. */
  private static final Picture ROW =
      new Picture(3, 1, new byte[] {0, 0, (byte) 255, 0, (byte) 255, 0, (byte) 255, 0, 0});

  @Test
  void eachOrientationIsTurnedUpright() {
    assertSame(ROW, ROW.upright(1));
    assertArrayEquals(new String[] {"bgr"}, rows(ROW.upright(2)));
    assertArrayEquals(new String[] {"bgr"}, rows(ROW.upright(3)));
    assertArrayEquals(new String[] {"rgb"}, rows(ROW.upright(4)));
    assertArrayEquals(new String[] {"r", "g", "b"}, rows(ROW.upright(5)));
    assertArrayEquals(new String[] {"r", "g", "b"}, rows(ROW.upright(6)));
    assertArrayEquals(new String[] {"b", "g", "r"}, rows(ROW.upright(7)));
    assertArrayEquals(new String[] {"b", "g", "r"}, rows(ROW.upright(8)));
  }

  @Test
  void aQuarterTurnGoesClockwise() {
    Picture square = new Picture(2, 2, new byte[12]);
    square.bgr()[2] = (byte) 255;
    Picture turned = square.upright(6);
    assertEquals((byte) 255, turned.bgr()[5], "what was top left is top right");
    assertEquals((byte) 255, square.upright(8).bgr()[8], "or bottom left");
  }

  @Test
  void smallerIsTheMeanOfWhatWasThere() {
    byte[] checks = new byte[4 * 4 * 3];
    for (int i = 0; i < 16; i++) {
      byte level = (byte) ((i + i / 4) % 2 == 0 ? 200 : 100);
      checks[3 * i] = level;
      checks[3 * i + 1] = level;
      checks[3 * i + 2] = level;
    }
    Picture half = new Picture(4, 4, checks).scaledTo(2);
    assertEquals(2, half.height());
    for (byte level : half.bgr()) {
      assertEquals(150, level & 0xff);
    }
  }

  @Test
  void oddFactorsKeepAnEvenPictureEven() {
    byte[] even = new byte[1001 * 667 * 3];
    java.util.Arrays.fill(even, (byte) 123);
    Picture smaller = new Picture(1001, 667, even).scaledTo(320);
    assertEquals(213, smaller.height());
    for (byte level : smaller.bgr()) {
      assertEquals(123, level);
    }
  }

  @Test
  void neverLarger() {
    assertSame(ROW, ROW.scaledTo(1600));
  }

  @Test
  void greyKeepsItsLevels() {
    BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 100);
    grey.getRaster().setSample(1, 0, 0, 200);
    assertArrayEquals(
        new byte[] {100, 100, 100, (byte) 200, (byte) 200, (byte) 200},
        PixelConversion.of(grey).bgr());
  }

  @Test
  void whatIsTransparentBecomesWhite() {
    BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(1, 0, Color.RED.getRGB());
    Picture picture = PixelConversion.of(clear);
    assertArrayEquals(new byte[] {-1, -1, -1, 0, 0, -1}, picture.bgr());
  }

  @Test
  void lumaIsWhatTheEyeSees() {
    int[] luma = ROW.luma();
    assertTrue(luma[1] > luma[0] && luma[0] > luma[2], "green before red before blue");
  }

  private static String[] rows(Picture picture) {
    String[] rows = new String[picture.height()];
    for (int y = 0; y < picture.height(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < picture.width(); x++) {
        int at = 3 * (y * picture.width() + x);
        row.append(picture.bgr()[at] != 0 ? 'b' : picture.bgr()[at + 1] != 0 ? 'g' : 'r');
      }
      rows[y] = row.toString();
    }
    return rows;
  }
}
