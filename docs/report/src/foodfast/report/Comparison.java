package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Which candidates a feature has, by which measures they are compared, and in which words. */
final class Comparison {
  private final JsonNode is;
  private final Figures figures;

  private Comparison(JsonNode is, Figures figures) {
    this.is = is;
    this.figures = figures;
  }

  static Comparison read(Path file, Figures figures) throws IOException {
    return new Comparison(new ObjectMapper().readTree(file.toFile()), figures);
  }

  List<String> features() {
    List<String> names = new ArrayList<>();
    is.required("features").fieldNames().forEachRemaining(names::add);
    return names;
  }

  JsonNode feature(String name) {
    return is.required("features").required(name);
  }

  /** Its candidates, ours first, with their names. */
  List<Map.Entry<String, String>> candidates(String feature) {
    List<Map.Entry<String, String>> all = new ArrayList<>();
    feature(feature)
        .required("candidates")
        .properties()
        .forEach(entry -> all.add(Map.entry(entry.getKey(), entry.getValue().asText())));
    return all;
  }

  String measure(String name) {
    return is.required("measures").path(name).asText(name.replace('-', ' '));
  }

  /** Candidates against measures, those that were measured. */
  String table(String feature) {
    List<String> measures = new ArrayList<>();
    for (JsonNode name : feature(feature).required("measures")) {
      if (candidates(feature).stream()
          .anyMatch(one -> figure(feature, one.getKey(), name.asText()) != null)) {
        measures.add(name.asText());
      }
    }
    long compared =
        candidates(feature).stream()
            .filter(one -> measures.stream().anyMatch(m -> figure(feature, one.getKey(), m) != null))
            .count();
    if (compared < 2) {
      return "_The lab has not compared these candidates yet; the reasons below rest on the load runs and on"
          + " what the standards say._\n";
    }
    StringBuilder rows =
        new StringBuilder(
            "[.small,cols=\"3,%s\",options=\"header\"]\n|===\n|Candidate "
                .formatted("2,".repeat(measures.size() - 1) + "2"));
    measures.forEach(name -> rows.append("|").append(measure(name)).append(' '));
    rows.append("\n\n");
    List<String> missing = new ArrayList<>();
    boolean ours = true;
    for (Map.Entry<String, String> candidate : candidates(feature)) {
      List<String> cells = new ArrayList<>();
      boolean any = false;
      for (String name : measures) {
        Figures.Figure figure = figure(feature, candidate.getKey(), name);
        any |= figure != null;
        cells.add(figure == null ? "–" : Figures.number(figure.median()));
      }
      if (any) {
        String cell = ours ? "|*" + candidate.getValue() + "* " : "|" + candidate.getValue() + " ";
        rows.append(cell).append("|").append(String.join(" |", cells)).append("\n");
      } else {
        missing.add(candidate.getValue());
      }
      ours = false;
    }
    rows.append("|===\n\n_Medians; ranges and commands: xref:figures[xrefstyle=basic]._\n");
    if (!missing.isEmpty()) {
      rows.append("\n_Not measured by the lab yet, so judged by reasoning alone: ")
          .append(String.join("; ", missing))
          .append("._\n");
    }
    return rows.toString();
  }

  /** Points by the weights: the best and who draws with it get all, others their share of it. */
  String points(String feature) {
    List<JsonNode> things = new ArrayList<>();
    feature(feature).path("score").forEach(things::add);
    List<String> out = new ArrayList<>();
    List<Map.Entry<String, String>> in = new ArrayList<>();
    for (Map.Entry<String, String> one : candidates(feature)) {
      if (things.stream().allMatch(thing -> figure(feature, one.getKey(), by(thing)) != null)) {
        if (things.stream().anyMatch(thing -> misses(feature, one.getKey(), thing))) {
          out.add(one.getValue());
        } else {
          in.add(one);
        }
      }
    }
    if (things.isEmpty() || in.size() < 2) {
      return "";
    }
    int all = things.stream().mapToInt(thing -> thing.path("weight").asInt()).sum();
    StringBuilder rows = new StringBuilder("[.small,cols=\"3,");
    rows.append("1,".repeat(things.size())).append("1\",options=\"header\"]\n|===\n|Points ");
    things.forEach(thing -> rows.append("|").append(thing.path("name").asText()).append(' '));
    rows.append("|Of ").append(all).append("\n\n");
    for (Map.Entry<String, String> one : in) {
      double sum = 0;
      rows.append("|").append(one.getValue()).append(' ');
      for (JsonNode thing : things) {
        double points = points(feature, one.getKey(), in, thing);
        sum += points;
        rows.append("|").append(Figures.number(Math.round(points))).append(' ');
      }
      rows.append("|*").append(Math.round(sum)).append("*\n");
    }
    rows.append("|===\n");
    if (!out.isEmpty()) {
      rows.append("\n_Out, for a bound is missed: ").append(String.join("; ", out)).append("._\n");
    }
    return rows.toString();
  }

  private static String by(JsonNode thing) {
    return thing.path("by").asText();
  }

  private double points(
      String feature, String candidate, List<Map.Entry<String, String>> in, JsonNode thing) {
    Figures.Figure own = figure(feature, candidate, by(thing));
    Figures.Figure best =
        in.stream()
            .map(one -> figure(feature, one.getKey(), by(thing)))
            .min(Comparator.comparingDouble(Figures.Figure::median))
            .orElseThrow();
    boolean measured = !own.about().path("model").asBoolean(); // a band is no range of runs
    boolean draws = own.median() <= 1.1 * best.median() || measured && own.min() <= best.max();
    return thing.path("weight").asInt() * (draws ? 1 : best.median() / own.median());
  }

  /** Whether it is beyond what is good enough. */
  private boolean misses(String feature, String candidate, JsonNode thing) {
    double own = figure(feature, candidate, by(thing)).median();
    Figures.Figure other = figure(feature, thing.path("under").asText(), by(thing));
    return own > thing.path("most").asDouble(Double.MAX_VALUE)
        || other != null && own >= other.median();
  }

  Figures.Figure figure(String feature, String candidate, String measure) {
    return figures.find(feature + "." + candidate + "." + measure).orElse(null);
  }
}
