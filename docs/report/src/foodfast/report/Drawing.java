package foodfast.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A vector picture in the report's type. What is ours is filled and in the house's colour, rivals are
 * hollow: so they differ in grey print, too.
 */
final class Drawing {
  static final double LINE = 13.5;
  private static final String INK = "#16211c";
  private static final String HOUSE = "#0b6b4f";
  private static final String RIVAL = "#55635c";
  private static final String GRID = "#d8dfda";
  private static final double LETTER = 0.58; // of its height, in the mean
  private static final int SIZE = 12;
  private static final double TICK = 3;
  private static final double MARK = 5;

  private final StringBuilder parts = new StringBuilder();
  private final int width;
  private final int height;

  Drawing(int width, int height) {
    this.width = width;
    this.height = height;
  }

  static double widthOf(String words) {
    return words.length() * SIZE * LETTER;
  }

  /** Steps of 1, 2 or 5 that end beyond that value, some five of them. */
  static double[] steps(double end) {
    if (end <= 0) {
      return new double[] {0, 1};
    }
    double power = Math.pow(10, Math.floor(Math.log10(end / 5)));
    double step =
        DoubleStream.of(1, 2, 5, 10).map(one -> one * power).filter(one -> end <= 6 * one).findFirst()
            .orElseThrow();
    int count = (int) Math.ceil(end / step);
    return DoubleStream.iterate(0, value -> value + step).limit(count + 1L).toArray();
  }

  void grid(double x1, double y1, double x2, double y2) {
    line(x1, y1, x2, y2, GRID, 0.8);
  }

  void leader(double x1, double y1, double x2, double y2) {
    line(x1, y1, x2, y2, RIVAL, 0.5);
  }

  /** From the least to the most across, with ends. */
  void rangeAcross(double from, double to, double y) {
    line(from, y, to, y, INK, 0.9);
    line(from, y - TICK, from, y + TICK, INK, 0.9);
    line(to, y - TICK, to, y + TICK, INK, 0.9);
  }

  void rangeUp(double x, double from, double to) {
    line(x, from, x, to, INK, 0.9);
    line(x - TICK, from, x + TICK, from, INK, 0.9);
    line(x - TICK, to, x + TICK, to, INK, 0.9);
  }

  void bar(double x, double y, double wide, double high, boolean ours) {
    add(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>",
        x, y, Math.max(wide, 0.5), high, paint(ours));
  }

  void mark(double x, double y, boolean ours) {
    add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s/>", x, y, MARK, paint(ours));
  }

  private static String paint(boolean ours) {
    return ours
        ? "fill=\"%1$s\" stroke=\"%1$s\"".formatted(HOUSE)
        : "fill=\"#ffffff\" stroke=\"%s\" stroke-width=\"1.4\"".formatted(RIVAL);
  }

  private void line(double x1, double y1, double x2, double y2, String colour, double wide) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>",
        x1, y1, x2, y2, colour, wide);
  }

  /**
   * @param anchor start, middle or end, of the words at {@code x}
   * @param strong for what is ours, and for titles
   */
  void words(double x, double y, String anchor, boolean strong, String words) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>",
        x, y, anchor, strong ? "bold" : "normal", words.replace("&", "&amp;").replace("<", "&lt;"));
  }

  /** What the marks mean, in the last line. */
  void legend(boolean bars, List<String> ranges) {
    double y = height - 6;
    double x = 8;
    for (boolean ours : new boolean[] {true, false}) {
      if (bars) {
        bar(x, y - 9, 14, 9, ours);
      } else {
        mark(x + 7, y - 4.5, ours);
      }
      String name = ours ? "ours" : "a rival";
      words(x + 20, y, "start", ours, name);
      x += 34 + widthOf(name);
    }
    for (String range : ranges) {
      rangeAcross(x, x + 16, y - 4.5);
      words(x + 22, y, "start", false, range);
      x += 36 + widthOf(range);
    }
  }

  private void add(String form, Object... values) {
    parts.append(String.format(Locale.ROOT, form, values)).append('\n');
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\""
            + " viewBox=\"0 0 %1$d %2$d\" font-family=\"Noto Sans, sans-serif\" font-size=\"%3$d\""
            + " fill=\"%4$s\">\n<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>\n%5$s</svg>\n",
        width, height, SIZE, INK, parts);
  }
}
