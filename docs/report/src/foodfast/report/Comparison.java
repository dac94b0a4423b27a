package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which candidates a feature has, by which measures they are compared, and in which words. */
final class Comparison {
  private static final String SERVERS =
      "What 1,000 turns (questions or beats) and 1,000 pieces of news take of the processors, in s (–: too little to be seen)";

  private static final List<String> WIRE =
      List.of(
          "wire-h1-turn", "wire-h2-turn", "wire-h1-news", "wire-h2-news", "wire-h1-hour", "wire-h2-hour");

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

  /** Its name without the word that it is ours. */
  static String plain(String name) {
    return name.replaceAll(" \\(ours[^)]*\\)", "");
  }

  /** Its name without its period, for what is the same for all of them. */
  static String family(String name) {
    return name.replaceFirst(",?( beat)? [\\d,]+ s$", "");
  }

  static boolean isOurs(String name) {
    return name.contains("(ours");
  }

  /** Candidates against measures, and what they take of the servers, as far as it was measured. */
  String tables(String feature) {
    Grid seen = new Grid(feature, list(feature, "measures"));
    candidates(feature).forEach(one -> seen.row(one.getKey(), one.getValue()));
    Grid servers = new Grid(feature, list(feature, "servers"));
    Set<String> families = new HashSet<>(); // one period costs as much as another
    for (Map.Entry<String, String> one : candidates(feature)) {
      String family = family(one.getValue());
      if (families.add(family)) {
        servers.row(one.getKey(), family);
      }
    }
    if (seen.rows < 2) {
      return "_The lab has not compared these candidates yet; the reasons below rest on the load runs and on"
          + " what the standards say._\n";
    }
    String missing =
        seen.missing.isEmpty()
            ? ""
            : "\n_Not measured, so judged by reasoning alone: %s._\n"
                .formatted(String.join("; ", seen.missing));
    String taken = servers.rows < 2 ? "" : servers.text("." + SERVERS + "\n[%unbreakable]\n") + "\n";
    return seen.text("") + "\n" + taken + "_Medians; ranges and commands: xref:figures[xrefstyle=basic]._\n" + missing;
  }

  private List<String> list(String feature, String member) {
    List<String> names = new ArrayList<>();
    feature(feature).path(member).forEach(name -> names.add(name.asText()));
    return names;
  }

  /** What was counted on the wire, over both versions of HTTP, of the features that have any. */
  String wire() {
    StringBuilder tables = new StringBuilder();
    for (String feature : features()) {
      Grid counted = new Grid(feature, WIRE);
      candidates(feature).forEach(one -> counted.row(one.getKey(), one.getValue()));
      if (counted.rows > 0) {
        tables.append(counted.text("." + feature(feature).required("title").asText() + "\n"));
        tables.append('\n');
      }
    }
    return tables.toString();
  }

  /** A table in the making, of those measures that any candidate has. */
  private final class Grid {
    private final String feature;
    private final List<String> measures = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private final List<String> missing = new ArrayList<>();
    private int rows;

    Grid(String feature, List<String> names) {
      this.feature = feature;
      for (String name : names) {
        if (candidates(feature).stream().anyMatch(one -> has(one.getKey(), name))) {
          measures.add(name);
        }
      }
    }

    private boolean has(String candidate, String measure) {
      return figure(feature, candidate, measure) != null;
    }

    void row(String candidate, String name) {
      if (measures.stream().noneMatch(measure -> has(candidate, measure))) {
        missing.add(name);
        return;
      }
      rows++;
      lines.append(isOurs(name) ? "|*" + name + "*" : "|" + name);
      for (String measure : measures) {
        Figures.Figure figure = figure(feature, candidate, measure);
        lines.append(" |").append(figure == null ? "–" : Figures.number(figure.median()));
      }
      lines.append('\n');
    }

    String text(String title) {
      String head = measures.stream().map(one -> measure(one)).collect(Collectors.joining(" |"));
      return "%s[.small,cols=\"4%s\",options=\"header\"]\n|===\n|Candidate |%s\n\n%s|===\n"
          .formatted(title, ",2".repeat(measures.size()), head, lines);
    }
  }

  Figures.Figure figure(String feature, String candidate, String measure) {
    return figures.find(feature + "." + candidate + "." + measure).orElse(null);
  }
}
