package foodfast.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What can be said of a photo by arithmetic: is it sharp, is it lit, is it like another. */
public final class QualityAdvice {
  private static final double SHARP = 40;
  private static final double DARK = 45;
  private static final double BRIGHT = 232;
  private static final int NEAR = 5;

  private QualityAdvice() {}

  /**
   * The warnings about a picture of about 800 pixels' width.
   *
   * @param hash its difference hash
   * @param others those of photos that it should not look like
   */
  public static List<PictureIssue> warnings(Picture picture, long hash, Collection<Long> others) {
    int[] luma = picture.luma();
    List<PictureIssue> warnings = new ArrayList<>();
    if (sharpness(luma, picture.width(), picture.height()) < SHARP) {
      warnings.add(PictureIssue.BLURRY);
    }
    long sum = 0;
    for (int value : luma) {
      sum += value;
    }
    double mean = (double) sum / luma.length;
    if (mean < DARK) {
      warnings.add(PictureIssue.TOO_DARK);
    } else if (mean > BRIGHT) {
      warnings.add(PictureIssue.TOO_BRIGHT);
    }
    if (others.stream().anyMatch(other -> isNear(hash, other))) {
      warnings.add(PictureIssue.NEAR_DUPLICATE);
    }
    return warnings;
  }

  /** Whether two pictures with these difference hashes look alike. */
  static boolean isNear(long hash, long other) {
    return Long.bitCount(hash ^ other) <= NEAR;
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
}
