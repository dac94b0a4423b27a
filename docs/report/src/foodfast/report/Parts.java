package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each candidate is made of, in lines and in things to know: {@code parts.json}, counted by the lab. */
final class Parts {
  private static final List<String> SIDES = List.of("door", "shared", "client", "both", "page");

  private final JsonNode is;
  private final Comparison comparison;

  private Parts(JsonNode is, Comparison comparison) {
    this.is = is;
    this.comparison = comparison;
  }

  static Parts read(Path file, Comparison comparison) throws IOException {
    return new Parts(new ObjectMapper().readTree(file.toFile()), comparison);
  }

  /** A table for each feature, ours first. */
  String tables() {
    StringBuilder text = new StringBuilder();
    for (String feature : comparison.features()) {
      JsonNode parts = is.required("features").path(feature);
      if (parts.isEmpty()) {
        continue;
      }
      text.append(".").append(comparison.feature(feature).required("title").asText());
      text.append("\n[.small,cols=\"5,2,2,2,2,2,10\",options=\"header\"]\n|===\n");
      text.append("|Candidate |Door |Shared |Client |Sum |Page |To know\n\n");
      for (Map.Entry<String, String> one : comparison.candidates(feature)) {
        if (parts.has(one.getKey())) {
          text.append(row(feature, one.getKey(), one.getValue(), parts.get(one.getKey())));
        }
      }
      text.append("|===\n\n");
    }
    return text.toString();
  }

  private String row(String feature, String candidate, String name, JsonNode parts) {
    String family = Comparison.family(name);
    StringBuilder row =
        new StringBuilder(Comparison.isOurs(name) ? "|*" + family + "*" : "|" + family);
    for (String side : SIDES) {
      row.append(" |").append(lines(feature, candidate, side).map(Figures::number).orElse("–"));
    }
    List<String> concepts = new ArrayList<>();
    parts.required("concepts").forEach(concept -> concepts.add(concept.asText()));
    return row.append(" |%s\n".formatted(String.join("; ", concepts))).toString();
  }

  private Optional<Double> lines(String feature, String candidate, String side) {
    return Optional.ofNullable(comparison.figure(feature, candidate, "lines-" + side))
        .map(Figures.Figure::median);
  }
}
