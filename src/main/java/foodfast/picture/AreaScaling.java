package foodfast.picture;

import java.util.Arrays;

/** Makes pictures smaller by the mean of the area below each new pixel: no moiré, no jaggies. */
final class AreaScaling {
  private static final int BITS = 8;
  private static final int ONE = 1 << BITS;

  /** More columns for one would not fit into an int. */
  private static final int AT_ONCE = 64;

  private final Picture from;
  private final Picture to;
  private final Weights columns;
  private final Weights rows;

  private AreaScaling(Picture from, Picture to) {
    this.from = from;
    this.to = to;
    this.columns = new Weights(from.width(), to.width());
    this.rows = new Weights(from.height(), to.height());
  }

  /** The picture in that size, which is no larger in either direction. */
  static Picture of(Picture from, int width, int height) {
    if (from.width() > AT_ONCE * width) {
      return of(of(from, AT_ONCE * width, from.height()), width, height);
    }
    Picture to = Picture.blank(width, height);
    new AreaScaling(from, to).run();
    return to;
  }

  private void run() {
    int line = 3 * to.width();
    long[] sums = new long[line];
    for (int y = 0; y < to.height(); y++) {
      Arrays.fill(sums, 0);
      for (int i = rows.first[y]; i < rows.first[y + 1]; i++) {
        addRow(rows.old[i], rows.weight[i], sums);
      }
      long total = (long) rows.total[y] << BITS;
      int at = y * line;
      for (int i = 0; i < line; i++) {
        to.bgr()[at + i] = (byte) ((sums[i] + total / 2) / total);
      }
    }
  }

  /** One old row in the new width, in 256ths of a level, times its weight. */
  private void addRow(int row, int rowWeight, long[] sums) {
    byte[] bytes = from.bgr();
    int line = row * from.width();
    for (int x = 0; x < to.width(); x++) {
      int b = 0;
      int g = 0;
      int r = 0;
      for (int i = columns.first[x]; i < columns.first[x + 1]; i++) {
        int weight = columns.weight[i];
        int at = 3 * (line + columns.old[i]);
        b += weight * (bytes[at] & 0xff);
        g += weight * (bytes[at + 1] & 0xff);
        r += weight * (bytes[at + 2] & 0xff);
      }
      int total = columns.total[x];
      sums[3 * x] += (long) rowWeight * ((b << BITS) / total);
      sums[3 * x + 1] += (long) rowWeight * ((g << BITS) / total);
      sums[3 * x + 2] += (long) rowWeight * ((r << BITS) / total);
    }
  }

  /** How much of each old place lies below each new one, in 256ths. */
  private static final class Weights {
    final int[] first;
    final int[] old;
    final int[] weight;
    final int[] total;

    Weights(int olds, int news) {
      first = new int[news + 1];
      total = new int[news];
      old = new int[olds + 2 * news];
      weight = new int[old.length];
      double step = (double) olds / news;
      int count = 0;
      for (int place = 0; place < news; place++) {
        double begin = place * step;
        double end = Math.min(olds, begin + step);
        for (int i = (int) begin; i < end; i++) {
          double part = Math.min(i + 1.0, end) - Math.max(i, begin);
          old[count] = i;
          weight[count] = Math.max(1, (int) (part * ONE));
          total[place] += weight[count++];
        }
        first[place + 1] = count;
      }
    }
  }
}
