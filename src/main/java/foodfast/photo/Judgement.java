package foodfast.photo;

import java.util.ArrayList;
import java.util.List;

/** What can be said of a photo by arithmetic: is it sharp, is it lit, what does it look like. */
final class Judgement {
  private static final double SHARP = 40;
  private static final double DARK = 45;
  private static final double BRIGHT = 232;
  private static final int ALIKE = 5;
  private static final int GRID = 8;

  private Judgement() {}

  /** The warnings about a picture of about 800 pixels' width. */
  static List<Reason> warnings(Picture picture) {
    int[] luma = picture.luma();
    List<Reason> warnings = new ArrayList<>();
    if (sharpness(luma, picture.width(), picture.height()) < SHARP) {
      warnings.add(Reason.BLURRY);
    }
    long sum = 0;
    for (int value : luma) {
      sum += value;
    }
    double mean = (double) sum / luma.length;
    if (mean < DARK) {
      warnings.add(Reason.TOO_DARK);
    } else if (mean > BRIGHT) {
      warnings.add(Reason.TOO_BRIGHT);
    }
    return warnings;
  }

  /** The variance of the Laplacian: edges make it large, blur makes it small. */
  static double sharpness(int[] luma, int width, int height) {
    long sum = 0;
    long squares = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        int edge = luma[i - width] + luma[i + width] + luma[i - 1] + luma[i + 1] - 4 * luma[i];
        sum += edge;
        squares += (long) edge * edge;
      }
    }
    double count = (double) (width - 2) * (height - 2);
    double mean = sum / count;
    return squares / count - mean * mean;
  }

  /** 64 bits that say whether it gets brighter from left to right: alike for pictures alike. */
  static long look(Picture picture) {
    int[] luma = Scaling.of(picture, GRID + 1, GRID).luma();
    long look = 0;
    for (int y = 0; y < GRID; y++) {
      for (int x = 0; x < GRID; x++) {
        int i = y * (GRID + 1) + x;
        look = look << 1 | (luma[i] < luma[i + 1] ? 1 : 0);
      }
    }
    return look;
  }

  static boolean isAlike(long look, long other) {
    return Long.bitCount(look ^ other) <= ALIKE;
  }
}
