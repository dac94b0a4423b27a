package foodfast.photo;

import java.util.Arrays;

/** Makes pictures smaller by the mean of the area below each new pixel: no moiré, no jaggies. */
final class Scaling {
  private static final int ONE = 1 << 8;

  private final Picture from;
  private final Picture to;

  private Scaling(Picture from, Picture to) {
    this.from = from;
    this.to = to;
  }

  /** The picture in that size, which is no larger in either direction. */
  static Picture of(Picture from, int width, int height) {
    Picture to = Picture.blank(width, height);
    new Scaling(from, to).run();
    return to;
  }

  private void run() {
    long[] sums = new long[3 * to.width()];
    int[] row = new int[3 * to.width()];
    double step = (double) from.height() / to.height();
    for (int y = 0; y < to.height(); y++) {
      double begin = y * step;
      double end = Math.min(from.height(), begin + step);
      Arrays.fill(sums, 0);
      long weights = 0;
      for (int sy = (int) begin; sy < end; sy++) {
        int weight = weight(sy, begin, end);
        weights += weight;
        shrinkRow(sy, row);
        for (int i = 0; i < row.length; i++) {
          sums[i] += (long) weight * row[i];
        }
      }
      int at = y * row.length;
      for (int i = 0; i < row.length; i++) {
        to.bgr()[at + i] = (byte) Math.min(255, (sums[i] + weights * ONE / 2) / (weights * ONE));
      }
    }
  }

  /** One old row in the new width, in 256ths. */
  private void shrinkRow(int y, int[] row) {
    double step = (double) from.width() / to.width();
    byte[] bytes = from.bgr();
    int line = y * from.width();
    for (int x = 0; x < to.width(); x++) {
      double begin = x * step;
      double end = Math.min(from.width(), begin + step);
      int b = 0;
      int g = 0;
      int r = 0;
      int weights = 0;
      for (int sx = (int) begin; sx < end; sx++) {
        int weight = weight(sx, begin, end);
        int at = 3 * (line + sx);
        b += weight * (bytes[at] & 0xff);
        g += weight * (bytes[at + 1] & 0xff);
        r += weight * (bytes[at + 2] & 0xff);
        weights += weight;
      }
      row[3 * x] = (b << 8) / weights;
      row[3 * x + 1] = (g << 8) / weights;
      row[3 * x + 2] = (r << 8) / weights;
    }
  }

  /** How much of the old pixel lies between begin and end, in 256ths. */
  private static int weight(int pixel, double begin, double end) {
    double part = Math.min(pixel + 1.0, end) - Math.max(pixel, begin);
    return Math.max(1, (int) (part * ONE));
  }
}
