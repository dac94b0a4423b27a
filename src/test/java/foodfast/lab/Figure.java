package foodfast.lab;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * One figure as the report quotes it: the median of its runs and how far they lie apart.
 *
 * @param model whether it is worked out by a model out of what was measured
 */
record Figure(String unit, double median, double min, double max, int runs, boolean model) {
  static Figure of(String unit, List<Double> runs, boolean model) {
    List<Double> sorted = runs.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Figure(unit, median, sorted.get(0), sorted.get(n - 1), n, model);
  }

  static Figure of(String unit, double one, boolean model) {
    return of(unit, List.of(one), model);
  }

  JsonObject json(String raw, String command) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("command", command)
            .add("max", rounded(max))
            .add("median", rounded(median))
            .add("min", rounded(min));
    if (model) {
      json.add("model", true);
    }
    return json.add("raw", raw).add("runs", runs).add("unit", unit).build();
  }

  /** To four digits: more would only look exact. */
  private static double rounded(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue();
  }
}
