package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Lines of code and things to know on both sides, for each candidate. What it is made of stands in
 * {@code docs/report/parts.json} alone; here it is counted, each time anew, for that takes no time.
 */
class LinesLab {
  static final String FAMILY = "lines";

  /** How these figures begin. */
  static final String LINES = "lines-";

  /** Its own door; what else it needs in the server; its client in the lab; the page's script. */
  static final List<String> SIDES = List.of("door", "shared", "client", "page");

  private static final Path PARTS =
      Path.of(System.getProperty("basedir", ""), "docs", "report", "parts.json");

  @Test
  void figures() throws IOException {
    Results results = new Results(Lab.FORM, "mvn -Plab verify -Dlab.only=Lines");
    for (Map.Entry<String, JsonObject> feature : features().entrySet()) {
      JsonObject seen = counted(feature.getValue());
      results.keep(feature.getKey(), FAMILY, "", seen);
      results.tell(feature.getKey(), FAMILY, figures(feature.getKey(), seen));
    }
    FiguresFile.take(Lab.FORM);
  }

  static Map<String, JsonObject> features() throws IOException {
    Map<String, JsonObject> all = new TreeMap<>();
    Results.read(PARTS)
        .getJsonObject("features")
        .forEach((name, feature) -> all.put(name, feature.asJsonObject()));
    return all;
  }

  /** Of each candidate's sides the sources with their lines, and how much there is to know. */
  static JsonObject counted(JsonObject feature) throws IOException {
    JsonObjectBuilder all = Json.createObjectBuilder();
    for (String candidate : feature.keySet()) {
      JsonObject parts = feature.getJsonObject(candidate);
      JsonObjectBuilder sides = Json.createObjectBuilder();
      for (String side : SIDES) {
        sides.add(side, lines(sources(parts, side)));
      }
      all.add(candidate, sides.add("concepts", names(parts, "concepts").size()));
    }
    return all.build();
  }

  private static JsonObject lines(Collection<String> sources) throws IOException {
    JsonObjectBuilder lines = Json.createObjectBuilder();
    for (String source : sources) {
      lines.add(source, SourceLines.of(source));
    }
    return lines.build();
  }

  /** What is shared goes by names of its own, and is counted once. */
  private static Collection<String> sources(JsonObject parts, String side) throws IOException {
    if (!side.equals("shared")) {
      return names(parts, side);
    }
    JsonObject shared = Results.read(PARTS).getJsonObject("shared");
    Set<String> sources = new LinkedHashSet<>();
    names(parts, side).forEach(name -> sources.addAll(names(shared, name)));
    return sources;
  }

  private static List<String> names(JsonObject in, String member) {
    return in.getJsonArray(member).getValuesAs(JsonString::getString);
  }

  private static Map<String, Figure> figures(String feature, JsonObject seen) {
    Map<String, Figure> figures = new TreeMap<>();
    for (String candidate : seen.keySet()) {
      JsonObject one = seen.getJsonObject(candidate);
      String key = feature + "." + candidate + "." + LINES;
      for (String side : SIDES) {
        if (sum(one, side) > 0) {
          figures.put(key + side, Figure.of("lines", sum(one, side), false));
        }
      }
      int server = sum(one, "door") + sum(one, "shared");
      int both = server + sum(one, "client");
      if (both > server && server > 0) { // one side alone would look small
        figures.put(key + "both", Figure.of("lines", both, false));
      }
      figures.put(key + "concepts", Figure.of("things", one.getInt("concepts"), false));
    }
    return figures;
  }

  private static int sum(JsonObject candidate, String side) {
    JsonObject lines = candidate.getJsonObject(side);
    return lines.keySet().stream().mapToInt(lines::getInt).sum();
  }
}
