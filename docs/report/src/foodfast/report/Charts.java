package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Pictures of the comparison: a plane of two measures, or bars of one. */
final class Charts {
  private final Comparison comparison;

  Charts(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Draws each chart that has figures, and writes the line that includes it. */
  void draw(Path target) throws IOException {
    for (String feature : comparison.features()) {
      for (JsonNode chart : comparison.feature(feature).path("charts")) {
        String name = feature + "-" + chart.required("name").asText();
        Drawing drawn = chart.has("x") ? plane(feature, chart) : bars(feature, chart);
        String line = "";
        if (drawn != null) {
          Files.writeString(target.resolve(name + ".svg"), drawn.toString());
          String title = chart.required("title").asText();
          line = ".%s\nimage::%s.svg[%s,pdfwidth=12.5cm,align=center]\n".formatted(title, name, title);
        }
        Files.writeString(target.resolve(name + ".adoc"), line);
      }
    }
  }

  private Drawing plane(String feature, JsonNode is) {
    String x = is.required("x").asText();
    String y = is.required("y").asText();
    Plane plane = new Plane();
    for (Map.Entry<String, String> one : comparison.candidates(feature)) {
      Figures.Figure across = comparison.figure(feature, one.getKey(), x);
      Figures.Figure up = comparison.figure(feature, one.getKey(), y);
      if (across != null && up != null) {
        plane.add(Comparison.plain(one.getValue()), Comparison.isOurs(one.getValue()), across, up);
      }
    }
    return plane.compares() ? plane.drawn(comparison.measure(x), comparison.measure(y)) : null;
  }

  private Drawing bars(String feature, JsonNode is) {
    String measure = is.required("y").asText();
    Bars bars = new Bars();
    for (Map.Entry<String, String> one : comparison.candidates(feature)) {
      Figures.Figure figure = comparison.figure(feature, one.getKey(), measure);
      if (figure != null) {
        bars.add(Comparison.plain(one.getValue()), Comparison.isOurs(one.getValue()), figure);
      }
    }
    return bars.compares() ? bars.drawn(comparison.measure(measure)) : null;
  }
}
