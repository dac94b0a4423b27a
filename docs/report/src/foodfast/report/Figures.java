package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/** What was measured, by {@code feature.candidate.measure}. */
final class Figures {
  /** One figure: the median of its runs, and their spread. */
  record Figure(String key, double median, double min, double max, String unit, JsonNode about) {
    String text() {
      return number(median / scale()) + unitInWords();
    }

    String range() {
      String from = number(min / scale());
      String to = number(max / scale());
      return from.equals(to) ? to + unitInWords() : from + " to " + to + unitInWords();
    }

    private boolean isLong() {
      return unit.equals("ms") && max >= 10_000;
    }

    private double scale() {
      return isLong() ? 1000 : 1;
    }

    private String unitInWords() {
      return isLong() ? " s" : unit.isEmpty() ? "" : " " + unit;
    }
  }

  private final Map<String, Figure> byKey = new TreeMap<>();
  private final JsonNode run;

  private Figures(JsonNode file) {
    run = file;
    for (Map.Entry<String, JsonNode> entry : file.path("entries").properties()) {
      JsonNode is = entry.getValue();
      double median = is.required("median").asDouble();
      byKey.put(
          entry.getKey(),
          new Figure(
              entry.getKey(),
              median,
              is.path("min").asDouble(median),
              is.path("max").asDouble(median),
              is.path("unit").asText(""),
              is));
    }
  }

  static Figures read(Path file) throws IOException {
    return new Figures(new ObjectMapper().readTree(file.toFile()));
  }

  Optional<Figure> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  boolean knows(String attribute) {
    return attributeValues().containsKey(attribute);
  }

  private Map<String, String> attributeValues() {
    Map<String, String> values = new TreeMap<>();
    byKey.forEach(
        (key, figure) -> {
          String name = "fig-" + key.replace('.', '-');
          values.put(name, figure.text());
          values.put(name + "-range", figure.range());
          values.put(name + "-value", number(figure.median()));
        });
    for (String name : new String[] {"machine", "jdk", "commit", "date", "settings"}) {
      values.put("fig-run-" + name, run.path(name).asText("not measured yet"));
    }
    return values;
  }

  /** Attributes for the text: {@code {fig-f2-sleeping-memory}}, and with -range and -value. */
  String attributes() {
    StringBuilder lines = new StringBuilder();
    attributeValues().forEach((name, value) -> lines.append(":%s: %s\n".formatted(name, value)));
    return lines.toString();
  }

  /** All figures by where they come from, for the appendix. */
  String table() {
    Map<String, Map<String, StringJoiner>> bySource = new TreeMap<>();
    byKey.forEach(
        (key, figure) -> {
          int dot = key.lastIndexOf('.');
          if (key.contains("-tail")) {
            return; // the ends of a band that stands there as a range
          }
          String told = key.substring(dot + 1) + " " + figure.range();
          int runs = figure.about().path("runs").asInt(1);
          bySource
              .computeIfAbsent(source(figure.about()), source -> new TreeMap<>())
              .computeIfAbsent(key.substring(0, dot), candidate -> new StringJoiner("; "))
              .add(runs == 1 ? told : told + " (" + runs + " runs)");
        });
    StringBuilder rows = new StringBuilder();
    bySource.forEach(
        (source, candidates) -> {
          rows.append("*").append(source).append("*\n\n");
          candidates.forEach(
              (name, figures) -> rows.append("[.small]#_%s:_ %s#\n\n".formatted(name, figures)));
        });
    return rows.toString();
  }

  private String source(JsonNode figure) {
    String command = figure.path("command").asText(run.path("command").asText(""));
    String from = command.isEmpty() ? figure.path("raw").asText() : "`+" + command + "+`";
    String machine = figure.path("machine").asText("");
    return "%s%s; %s%s"
        .formatted(
            figure.path("model").asBoolean() ? "By the model: " : "",
            from,
            machine.isEmpty() ? "" : machine + "; ",
            figure.path("date").asText(run.path("date").asText()));
  }

  /** Three digits that count, and commas between thousands. */
  static String number(double value) {
    double size = Math.abs(value);
    String form = size >= 100 ? "#,##0" : size >= 10 ? "0.#" : size >= 1 ? "0.##" : "0.###";
    double rounded = value;
    if (size >= 1000) {
      double step = Math.pow(10, Math.floor(Math.log10(size)) - 2);
      rounded = Math.round(value / step) * step;
    }
    return new DecimalFormat(form, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(rounded);
  }
}
