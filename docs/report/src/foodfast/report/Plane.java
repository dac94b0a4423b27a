package foodfast.report;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Candidates as points of two measures, both by powers of ten. Each point has its name beside it,
 * and names keep clear of each other; points that lie on each other share a place for theirs.
 */
final class Plane {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 352;
  private static final double LEFT = 58;
  private static final double RIGHT = WIDTH - 16;
  private static final double TOP = 26;
  private static final double BOTTOM = HEIGHT - 58;
  private static final double SAME = 9;
  private static final double MARK = 7;
  private static final double[] DISTANCES = {10, 16, 24, 34, 46, 60, 76, 94};
  private static final double[][] WAYS = {
    {0, -1}, {0, 1}, {1, 0}, {-1, 0}, {0.7, -0.7}, {-0.7, -0.7}, {-0.7, 0.7}, {0.7, 0.7}
  };

  private record Point(String name, boolean ours, Figures.Figure across, Figures.Figure up) {}

  private final List<Point> points = new ArrayList<>();
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final List<Line2D> lines = new ArrayList<>();
  private double low;
  private double high;
  private double near;
  private double far;

  void add(String name, boolean ours, Figures.Figure across, Figures.Figure up) {
    points.add(new Point(name, ours, across, up));
  }

  /** Two are told in a sentence. */
  boolean compares() {
    return points.size() > 2;
  }

  Drawing drawn(String across, String up) {
    near = points.stream().mapToDouble(one -> power(one.across.min())).min().orElse(0) - 0.08;
    far = points.stream().mapToDouble(one -> power(one.across.max())).max().orElse(1) + 0.08;
    low = points.stream().mapToDouble(one -> power(one.up.min())).min().orElse(0);
    low = Math.floor(2 * low) / 2 - 1; // room for names below
    high = points.stream().mapToDouble(one -> power(one.up.max())).max().orElse(1);
    high = Math.max(low + 1, Math.ceil(2 * high) / 2);
    Drawing drawing = new Drawing(WIDTH, HEIGHT);
    axes(drawing, across, up);
    points.sort(Comparator.comparing(Point::ours)); // ours lies on top
    for (Point one : points) {
      drawing.rangeAcross(x(one.across.min()), x(one.across.max()), y(one));
      if (y(one.up.min()) - y(one.up.max()) > 2 * MARK) {
        drawing.rangeUp(x(one), y(one.up.min()), y(one.up.max()));
        lines.add(new Line2D.Double(x(one), y(one.up.min()), x(one), y(one.up.max())));
      }
      lines.add(new Line2D.Double(x(one.across.min()), y(one), x(one.across.max()), y(one)));
      taken.add(new Rectangle2D.Double(x(one) - MARK, y(one) - MARK, 2 * MARK, 2 * MARK));
    }
    points.forEach(one -> drawing.mark(x(one), y(one), one.ours));
    heaps().forEach(heap -> name(drawing, heap));
    drawing.legend(false, List.of("across: radio tails of 5 to 12 s; up: the runs"));
    return drawing;
  }

  private void axes(Drawing drawing, String across, String up) {
    for (double power = Math.floor(near); power <= far; power++) {
      for (int part : new int[] {1, 2, 5}) {
        double step = part * Math.pow(10, power);
        if (x(step) > LEFT && x(step) < RIGHT) {
          drawing.grid(x(step), TOP, x(step), BOTTOM);
          drawing.words(x(step), BOTTOM + 16, "middle", false, Figures.number(step));
        }
      }
    }
    for (double power = Math.ceil(low); power <= high; power++) {
      double ms = Math.pow(10, power);
      drawing.grid(LEFT, y(ms), RIGHT, y(ms));
      drawing.words(LEFT - 6, y(ms) + 4, "end", false, time(ms));
    }
    drawing.words((LEFT + RIGHT) / 2, BOTTOM + 32, "middle", true, across);
    drawing.words(4, 13, "start", true, up.replace(", ms", ""));
  }

  private static String time(double ms) {
    return ms < 1000 ? Figures.number(ms) + " ms" : Figures.number(ms / 1000) + " s";
  }

  /** Points that lie on each other: those with ours first, then the largest, then from the right. */
  private List<List<Point>> heaps() {
    List<List<Point>> heaps = new ArrayList<>();
    for (int i = points.size() - 1; i >= 0; i--) {
      Point one = points.get(i);
      heaps.stream()
          .filter(heap -> distance(heap.get(0), one) < SAME)
          .findFirst()
          .ifPresentOrElse(
              heap -> heap.add(one), () -> heaps.add(new ArrayList<>(List.of(one))));
    }
    heaps.sort(
        Comparator.<List<Point>>comparingInt(heap -> heap.get(0).ours ? 0 : 1)
            .thenComparingInt(heap -> -heap.size())
            .thenComparingDouble(heap -> -x(heap.get(0))));
    return heaps;
  }

  private double distance(Point one, Point other) {
    return Math.hypot(x(one) - x(other), y(one) - y(other));
  }

  /** Beside the heap, where least is in the way. */
  private void name(Drawing drawing, List<Point> heap) {
    double wide = heap.stream().mapToDouble(one -> Drawing.widthOf(one.name)).max().orElse(0);
    double tall = heap.size() * Drawing.LINE;
    double x = x(heap.get(0));
    double y = y(heap.get(0));
    Rectangle2D best = null;
    double least = Double.MAX_VALUE;
    for (double distance : DISTANCES) {
      for (double[] way : WAYS) {
        double left = x + way[0] * distance + (Math.signum(way[0]) - 1) * wide / 2;
        double top = y + way[1] * distance + (Math.signum(way[1]) - 1) * tall / 2;
        Rectangle2D place =
            new Rectangle2D.Double(
                Math.max(LEFT + 2, Math.min(left, RIGHT - wide)),
                Math.max(TOP, Math.min(top, BOTTOM - tall)),
                wide,
                tall);
        double price = distance + 6 * Math.abs(way[0]) + price(place, leader(x, y, place));
        if (price < least) {
          least = price;
          best = place;
        }
      }
    }
    Line2D leader = leader(x, y, best);
    if (leader.getP1().distance(leader.getP2()) > 1.5 * DISTANCES[0]) {
      drawing.leader(leader.getX1(), leader.getY1(), leader.getX2(), leader.getY2());
      lines.add(leader);
    }
    double line = best.getMinY() + Drawing.LINE - 3;
    for (Point one : heap) {
      drawing.words(best.getCenterX(), line, "middle", one.ours, one.name);
      line += Drawing.LINE;
    }
    taken.add(best);
  }

  private static Line2D leader(double x, double y, Rectangle2D place) {
    return new Line2D.Double(
        x,
        y,
        Math.max(place.getMinX(), Math.min(x, place.getMaxX())),
        Math.max(place.getMinY(), Math.min(y, place.getMaxY())));
  }

  private double price(Rectangle2D place, Line2D leader) {
    long hidden = taken.stream().filter(place::intersects).count();
    long crossed = lines.stream().filter(place::intersectsLine).count();
    long under =
        taken.stream()
            .filter(one -> !one.contains(leader.getP1()) && one.intersectsLine(leader))
            .count();
    return 1_000 * hidden + 100 * Math.min(crossed, 3) + 100 * under;
  }

  private static double power(double value) {
    return Math.log10(Math.max(value, 0.1));
  }

  private double x(Point one) {
    return x(one.across.median());
  }

  private double x(double value) {
    return LEFT + (power(value) - near) / (far - near) * (RIGHT - LEFT);
  }

  private double y(Point one) {
    return y(one.up.median());
  }

  private double y(double ms) {
    return BOTTOM - (power(ms) - low) / (high - low) * (BOTTOM - TOP);
  }
}
