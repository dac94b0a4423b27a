package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Pictures of the comparison: a plane of two measures, or bars of one, with the runs' spread. */
final class Charts {
  private static final Color OURS = new Color(0x0b6b4f);
  private static final Color OTHERS = new Color(0x9aa8a1);
  private static final Marker[] MARKERS = {
    SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE, SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN, SeriesMarkers.CROSS
  };

  private final Figures figures;
  private final Comparison comparison;

  Charts(Figures figures, Comparison comparison) {
    this.figures = figures;
    this.comparison = comparison;
  }

  /** Draws each chart that has figures, and writes the line that includes it. */
  void draw(Path target) throws IOException {
    for (String feature : comparison.features()) {
      for (JsonNode chart : comparison.feature(feature).path("charts")) {
        String name = feature + "-" + chart.required("name").asText();
        Chart<?, ?> drawn =
            chart.has("x") ? plane(feature, chart) : bars(feature, chart);
        String line = "";
        if (drawn != null) {
          Path file = target.resolve(name + ".svg");
          VectorGraphicsEncoder.saveVectorGraphic(drawn, file.toString(), VectorGraphicsFormat.SVG);
          readable(file);
          line = ".%s\nimage::%s.svg[%s,pdfwidth=12.5cm,align=center]\n"
                  .formatted(chart.required("title").asText(), name, chart.required("title").asText());
        }
        Files.writeString(target.resolve(name + ".adoc"), line);
      }
    }
  }

  /** Each candidate a point; kinds of candidates (poll-5, poll-15) share a mark and a line. */
  private XYChart plane(String feature, JsonNode is) {
    String x = is.required("x").asText();
    String y = is.required("y").asText();
    XYChart chart =
        new XYChartBuilder()
            .width(640)
            .height(380)
            .xAxisTitle(comparison.measure(x))
            .yAxisTitle(comparison.measure(y))
            .build();
    style(chart.getStyler(), is.path("log").asBoolean());
    chart.getStyler().setXAxisMin(0.0);
    int kind = 0;
    boolean ours = true;
    for (Map.Entry<String, List<Map.Entry<String, String>>> family : families(feature).entrySet()) {
      List<Double> xs = new ArrayList<>();
      List<Double> ys = new ArrayList<>();
      for (Map.Entry<String, String> one : family.getValue()) {
        Figures.Figure across = comparison.figure(feature, one.getKey(), x);
        Figures.Figure up = comparison.figure(feature, one.getKey(), y);
        if (across != null && up != null) {
          xs.add(across.median());
          ys.add(up.median());
        }
      }
      if (!xs.isEmpty()) {
        XYSeries series = chart.addSeries(family.getKey(), xs, ys);
        series.setMarker(MARKERS[kind % MARKERS.length]);
        series.setMarkerColor(ours ? OURS : OTHERS.darker());
        series.setLineColor(ours ? OURS : OTHERS);
        kind++;
      }
      ours = false;
    }
    return kind < 3 ? null : chart; // two are told in a sentence
  }

  private Map<String, List<Map.Entry<String, String>>> families(String feature) {
    Map<String, List<Map.Entry<String, String>>> families = new java.util.LinkedHashMap<>();
    for (Map.Entry<String, String> one : comparison.candidates(feature)) {
      String family = one.getValue().replaceFirst(",? [\\d,]+ s$", "");
      families.computeIfAbsent(family, name -> new ArrayList<>()).add(one);
    }
    return families;
  }

  private CategoryChart bars(String feature, JsonNode is) {
    String measure = is.required("y").asText();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(640)
            .height(320)
            .yAxisTitle(comparison.measure(measure))
            .build();
    style(chart.getStyler(), false);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setAvailableSpaceFill(0.6);
    chart.getStyler().setXAxisLabelRotation(is.path("turn").asInt(25));
    List<String> names = new ArrayList<>();
    List<Double> heights = new ArrayList<>();
    List<Double> errors = new ArrayList<>();
    for (Map.Entry<String, String> one : comparison.candidates(feature)) {
      Figures.Figure figure = comparison.figure(feature, one.getKey(), measure);
      if (figure != null) {
        names.add(one.getValue());
        heights.add(figure.median());
        errors.add(Math.max(figure.max() - figure.median(), figure.median() - figure.min()));
      }
    }
    if (names.size() < 2) {
      return null;
    }
    chart.addSeries("bars", names, heights, errors).setFillColor(OURS);
    return chart;
  }

  private static void style(AxesChartStyler styler, boolean logarithmic) {
    styler.setYAxisLogarithmic(logarithmic);
    styler.setYAxisMin(logarithmic ? null : 0.0);
    Font font = new Font("SansSerif", Font.PLAIN, 13);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(new Color(0xd8dfda));
    styler.setPlotGridLinesStroke(new BasicStroke(0.7f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setChartFontColor(new Color(0x16211c));
    styler.setAxisTickLabelsFont(font);
    styler.setAxisTitleFont(font.deriveFont(Font.BOLD));
    styler.setLegendFont(font);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    styler.setErrorBarsColor(new Color(0x16211c));
    styler.setDecimalPattern("#,##0.###");
  }

  /** The report's font in place of what the drawing machine calls its own. */
  private static void readable(Path file) throws IOException {
    String svg = Files.readString(file);
    Files.writeString(
        file, svg.replaceAll("font-family:\\s*[^;\"]+", "font-family:Noto Sans, sans-serif"));
  }
}
