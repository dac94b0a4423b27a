package foodfast.report;

import java.util.ArrayList;
import java.util.List;

/** Bars of one measure, one below the other, each with its value and the range of its runs. */
final class Bars {
  private static final int WIDTH = 600;
  private static final int ROW = 24;
  private static final int THICK = 13;
  private static final int FOOT = 58; // ticks, title and legend
  private static final int VALUE = 60;

  private record Bar(String name, boolean ours, Figures.Figure figure) {}

  private final List<Bar> bars = new ArrayList<>();

  void add(String name, boolean ours, Figures.Figure figure) {
    bars.add(new Bar(name, ours, figure));
  }

  boolean compares() {
    return bars.size() > 1;
  }

  Drawing drawn(String measure) {
    int bottom = 6 + bars.size() * ROW;
    Drawing drawing = new Drawing(WIDTH, bottom + FOOT);
    double left = 14 + bars.stream().mapToDouble(bar -> Drawing.widthOf(bar.name)).max().orElse(0);
    double[] steps = Drawing.steps(bars.stream().mapToDouble(bar -> bar.figure.max()).max().orElse(0));
    double scale = (WIDTH - VALUE - left) / steps[steps.length - 1];
    for (double step : steps) {
      drawing.grid(left + step * scale, 2, left + step * scale, bottom);
      drawing.words(left + step * scale, bottom + 15, "middle", false, Figures.number(step));
    }
    double y = 6;
    for (Bar bar : bars) {
      double middle = y + THICK / 2.0;
      double end = left + Math.max(bar.figure.median(), bar.figure.max()) * scale;
      drawing.words(left - 6, middle + 4, "end", bar.ours, bar.name);
      drawing.bar(left, y, bar.figure.median() * scale, THICK, bar.ours);
      if (hasRange(bar)) {
        drawing.rangeAcross(left + bar.figure.min() * scale, end, middle);
      }
      drawing.words(end + 7, middle + 4, "start", bar.ours, Figures.number(bar.figure.median()));
      y += ROW;
    }
    drawing.words((left + WIDTH - VALUE) / 2, bottom + 31, "middle", true, measure);
    drawing.legend(
        true, bars.stream().anyMatch(Bars::hasRange) ? List.of("range of the runs") : List.of());
    return drawing;
  }

  private static boolean hasRange(Bar bar) {
    return bar.figure.max() > bar.figure.min();
  }
}
