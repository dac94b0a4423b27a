package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    if (measures.isEmpty()) {
      return "_The lab has not compared these candidates yet; the reasons below rest on the load runs and on"
          + " what the standards say._\n";
    }
    StringBuilder rows =
        new StringBuilder(
            "[.small,cols=\"3,%s\",options=\"header\"]\n|===\n|Candidate "
                .formatted("2,".repeat(measures.size() - 1) + "2"));
    measures.forEach(name -> rows.append("|").append(measure(name)).append(' '));
    rows.append("\n\n");
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
      }
      ours = false;
    }
    return rows.append("|===\n\n_Medians; ranges and commands: xref:figures[xrefstyle=basic]._\n").toString();
  }

  Figures.Figure figure(String feature, String candidate, String measure) {
    return figures.find(feature + "." + candidate + "." + measure).orElse(null);
  }
}
