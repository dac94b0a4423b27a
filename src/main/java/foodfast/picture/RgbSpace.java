package foodfast.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A space of red, green and blue as files describe it without an ICC profile: by the places of its
 * primaries and its white in the CIE's diagram. It makes a profile of itself.
 *
 * @param xy x and y of red, green, blue and white
 */
record RgbSpace(double... xy) {
  static final RgbSpace SRGB = new RgbSpace(.64, .33, .30, .60, .15, .06, .3127, .3290);
  static final RgbSpace DISPLAY_P3 = new RgbSpace(.68, .32, .265, .69, .15, .06, .3127, .3290);
  static final RgbSpace BT_2020 = new RgbSpace(.708, .292, .17, .797, .131, .046, .3127, .3290);
  static final RgbSpace ADOBE = new RgbSpace(.64, .33, .21, .71, .15, .06, .3127, .3290);

  /** The curve of sRGB: for the brighter ones (a x + b) to the power of g, for the darkest c x. */
  static final double[] SRGB_CURVE = {2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045};

  static final double ADOBE_GAMMA = 563 / 256.0;

  private static final double[] D50 = {.9642, 1, .8249};
  private static final double[][] BRADFORD = {
    {.8951, .2664, -.1614}, {-.7502, 1.7135, .0367}, {.0389, -.0685, 1.0296}
  };
  private static final String[] TAGS = {"rXYZ", "gXYZ", "bXYZ", "wtpt", "rTRC", "gTRC", "bTRC"};
  private static final int HEAD = 128;
  private static final int COLORANT = 20;
  private static final int CURVE = 32;

  static double[] gamma(double gamma) {
    return new double[] {gamma, 1, 0, 0, 0};
  }

  /** Whether nobody would see the difference. */
  boolean isNear(RgbSpace other) {
    for (int i = 0; i < xy.length; i++) {
      if (Math.abs(xy[i] - other.xy[i]) > .005) {
        return false;
      }
    }
    return true;
  }

  /**
   * The profile, or null if there can't be such a space.
   *
   * @param curve g, a, b, c and d of the parametric curve
   */
  ColorProfile profile(double... curve) {
    int colorants = HEAD + 4 + 12 * TAGS.length;
    int size = colorants + 4 * COLORANT + CURVE;
    ByteBuffer icc = ByteBuffer.allocate(size);
    icc.putInt(size).putInt(0).putInt(0x04200000).put(ascii("mntrRGB XYZ "));
    icc.position(36).put(ascii("acsp")).position(68);
    fixed(icc, D50);
    icc.position(HEAD).putInt(TAGS.length);
    for (int i = 0; i < TAGS.length; i++) {
      icc.put(ascii(TAGS[i])).putInt(colorants + COLORANT * Math.min(i, 4));
      icc.putInt(i < 4 ? COLORANT : CURVE);
    }
    for (double[] colorant : colorants()) {
      icc.put(ascii("XYZ ")).putInt(0);
      fixed(icc, colorant);
    }
    icc.put(ascii("para")).putInt(0).putShort((short) 3).putShort((short) 0);
    fixed(icc, curve);
    return ColorProfile.of(icc.array());
  }

  /** Red, green, blue and white, seen under the light that ICC profiles speak of. */
  private double[][] colorants() {
    double[][] primaries = new double[4][];
    for (int i = 0; i < primaries.length; i++) {
      double x = xy[2 * i];
      double y = xy[2 * i + 1];
      primaries[i] = new double[] {x / y, 1, (1 - x - y) / y};
    }
    double[] white = primaries[3];
    double[] shares = solve(primaries[0], primaries[1], primaries[2], white);
    double[] from = times(BRADFORD, white);
    double[] to = times(BRADFORD, D50);
    double[][] result = new double[4][];
    for (int i = 0; i < 4; i++) {
      double[] cone = times(BRADFORD, primaries[i]);
      for (int k = 0; k < 3; k++) {
        cone[k] *= to[k] / from[k] * (i < 3 ? shares[i] : 1);
      }
      result[i] = solve(column(0), column(1), column(2), cone);
    }
    return result;
  }

  private static double[] column(int which) {
    return new double[] {BRADFORD[0][which], BRADFORD[1][which], BRADFORD[2][which]};
  }

  /** How much of a, b and c makes the sum. */
  private static double[] solve(double[] a, double[] b, double[] c, double[] sum) {
    double whole = volume(a, b, c);
    return new double[] {
      volume(sum, b, c) / whole, volume(a, sum, c) / whole, volume(a, b, sum) / whole
    };
  }

  private static double volume(double[] a, double[] b, double[] c) {
    return a[0] * (b[1] * c[2] - b[2] * c[1])
        + a[1] * (b[2] * c[0] - b[0] * c[2])
        + a[2] * (b[0] * c[1] - b[1] * c[0]);
  }

  private static double[] times(double[][] matrix, double[] v) {
    double[] result = new double[3];
    for (int i = 0; i < 3; i++) {
      result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    }
    return result;
  }

  private static void fixed(ByteBuffer to, double... numbers) {
    for (double number : numbers) {
      to.putInt((int) Math.round(number * 65536));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
