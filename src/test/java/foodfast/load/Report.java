package foodfast.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run: a table on the console, and table and bar chart below target/load. */
public final class Report {
  private record Figure(String what, double value, String unit) {}

  private final String title;
  private final List<Figure> figures = new ArrayList<>();

  public Report(String title) {
    this.title = title;
  }

  public Report add(String what, double value, String unit) {
    figures.add(new Figure(what, value, unit));
    return this;
  }

  /** Its median, p99 and longest, and how many they are. */
  public Report add(String what, Latencies latencies) {
    return add(what + ", p50", latencies.percentile(50), "ms")
        .add(what + ", p99", latencies.percentile(99), "ms")
        .add(what + ", longest", latencies.longestMillis(), "ms")
        .add(what + ", count", latencies.count(), "measured");
  }

  public void publish(String file) {
    StringBuilder table = new StringBuilder("\n" + title + "\n");
    for (Figure f : figures) {
      table.append(String.format(Locale.ROOT, "  %-58s %12s %s%n", f.what, number(f), f.unit));
    }
    System.out.println(table);
    try {
      Path folder = Files.createDirectories(Path.of("target/load"));
      Files.writeString(folder.resolve(file + ".txt"), table);
      Files.writeString(folder.resolve(file + ".svg"), chart());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One bar a figure, as long as its share of the largest of its unit. */
  private String chart() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" width=\"760\"");
    svg.append(" height=\"").append(50 + 24 * figures.size()).append("\">");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>");
    svg.append("<text x=\"10\" y=\"24\" font-size=\"16\">").append(title).append("</text>");
    int y = 40;
    for (Figure f : figures) {
      double largest =
          figures.stream()
              .filter(g -> g.unit.equals(f.unit))
              .mapToDouble(Figure::value)
              .max()
              .orElse(1);
      long width = largest <= 0 ? 0 : Math.round(240 * f.value / largest);
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"10\" y=\"%d\" font-size=\"12\">%s</text>"
                  + "<rect x=\"380\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"#c2410c\"/>"
                  + "<text x=\"%d\" y=\"%d\" font-size=\"12\">%s %s</text>",
              y + 12,
              f.what,
              y,
              width,
              386 + width,
              y + 12,
              number(f),
              f.unit));
      y += 24;
    }
    return svg.append("</svg>").toString();
  }

  private static String number(Figure figure) {
    String format = figure.value >= 100 ? "%,.0f" : figure.value >= 1 ? "%.1f" : "%.4f";
    return String.format(Locale.ROOT, format, figure.value);
  }
}
