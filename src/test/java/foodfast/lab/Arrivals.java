package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** What came of the news of a run in which something goes wrong: how late, how often, or not. */
final class Arrivals {
  private Arrivals() {}

  /** As it is kept. */
  static JsonObjectBuilder of(News news) {
    return Json.createObjectBuilder()
        .add("told", news.expected())
        .add("lost", news.lost())
        .add("doubled", news.doubled())
        .add(
            "waits",
            array(news.sights().stream().mapToDouble(sight -> (sight.at() - sight.due()) / 1e6)));
  }

  static JsonArrayBuilder array(DoubleStream numbers) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    numbers.forEach(array::add);
    return array;
  }

  /**
   * Figures of what was kept.
   *
   * @param key how their names begin
   */
  static Map<String, Figure> figures(String key, JsonObject seen, boolean mustArrive) {
    Map<String, Figure> figures = new TreeMap<>();
    double[] waits = sorted(seen.getJsonArray("waits"));
    if (waits.length > 0) { // else nobody saw anything
      for (int percent : List.of(50, 95, 99)) {
        figures.put(
            key + "staleness-p" + percent, Figure.of("ms", percentile(waits, percent), false));
      }
      figures.put(key + "staleness-max", Figure.of("ms", percentile(waits, 100), false));
    }
    if (mustArrive) {
      double told = seen.getInt("told");
      figures.put(key + "missed", Figure.of("per 1,000", 1e3 * seen.getInt("lost") / told, false));
      figures.put(
          key + "repeated", Figure.of("per 1,000", 1e3 * seen.getInt("doubled") / told, false));
    }
    return figures;
  }

  static double[] sorted(JsonArray numbers) {
    return numbers.getValuesAs(JsonNumber.class).stream()
        .mapToDouble(JsonNumber::doubleValue)
        .sorted()
        .toArray();
  }

  static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
  }
}
