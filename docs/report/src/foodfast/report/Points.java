package foodfast.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Points by the rule of {@code method.adoc}: of those that miss no bound the best on a thing and who
 * draws with it get its weight, others their share of it. A thing without a measure has none.
 */
final class Points {
  /** Sums that differ by less than five of a hundred are even. */
  private static final double EVEN = 0.05;

  private final Comparison comparison;

  Points(Comparison comparison) {
    this.comparison = comparison;
  }

  /** What each got, in the order of the candidates, and who is out. */
  private record Standing(Map<String, double[]> in, List<String> out) {
    double sum(String name) {
      return Arrays.stream(in.get(name)).sum();
    }

    /** The best of ours, or of the rivals; null where none is in. */
    String best(boolean ours) {
      return in.keySet().stream()
          .filter(name -> Comparison.isOurs(name) == ours)
          .max(Comparator.comparingDouble(this::sum))
          .orElse(null);
    }
  }

  private Standing standing(String feature) {
    List<String> within = new ArrayList<>();
    List<String> out = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : comparison.candidates(feature)) {
      names.put(one.getKey(), one.getValue());
      List<JsonNode> things = things(feature);
      if (things.stream().allMatch(thing -> figure(feature, one.getKey(), thing) != null)) {
        boolean misses = things.stream().anyMatch(thing -> misses(feature, one.getKey(), thing));
        (misses ? out : within).add(one.getKey());
      }
    }
    Map<String, double[]> in = new LinkedHashMap<>();
    for (String one : within) {
      in.put(
          names.get(one),
          things(feature).stream().mapToDouble(thing -> points(feature, one, within, thing)).toArray());
    }
    return new Standing(in, out.stream().map(names::get).toList());
  }

  private List<JsonNode> things(String feature) {
    List<JsonNode> things = new ArrayList<>();
    for (JsonNode thing : comparison.feature(feature).path("score")) {
      if (comparison.candidates(feature).stream()
          .anyMatch(one -> figure(feature, one.getKey(), thing) != null)) {
        things.add(thing);
      }
    }
    return things;
  }

  private int all(String feature) {
    return things(feature).stream().mapToInt(thing -> thing.path("weight").asInt()).sum();
  }

  private double points(String feature, String candidate, List<String> within, JsonNode thing) {
    Figures.Figure own = figure(feature, candidate, thing);
    Figures.Figure best =
        within.stream()
            .map(one -> figure(feature, one, thing))
            .min(Comparator.comparingDouble(Figures.Figure::median))
            .orElseThrow();
    boolean measured = !own.about().path("model").asBoolean(); // a band is no range of runs
    boolean draws = own.median() <= 1.1 * best.median() || measured && own.min() <= best.max();
    return thing.path("weight").asInt() * (draws ? 1 : best.median() / own.median());
  }

  /** Whether it is beyond what is good enough. */
  private boolean misses(String feature, String candidate, JsonNode thing) {
    double own = figure(feature, candidate, thing).median();
    Figures.Figure other =
        comparison.figure(feature, thing.path("under").asText(), thing.path("by").asText());
    return own > thing.path("most").asDouble(Double.MAX_VALUE)
        || other != null && own >= other.median();
  }

  private Figures.Figure figure(String feature, String candidate, JsonNode thing) {
    return comparison.figure(feature, candidate, thing.path("by").asText());
  }

  /** Of one feature, thing by thing; nothing where there is nothing to compare. */
  String table(String feature) {
    if (things(feature).isEmpty()) {
      return "";
    }
    Standing standing = standing(feature);
    String out =
        standing.out.isEmpty()
            ? ""
            : "\n_Out, for a bound is missed: %s._\n".formatted(String.join("; ", standing.out));
    if (standing.in.size() < 2) {
      return out;
    }
    StringBuilder rows = new StringBuilder("[.small,cols=\"4");
    rows.append(",1".repeat(things(feature).size())).append(",1\",options=\"header\"]\n|===\n|Points ");
    things(feature).forEach(thing -> rows.append("|").append(thing.path("name").asText()).append(' '));
    rows.append("|Of ").append(all(feature)).append("\n\n");
    standing.in.forEach(
        (name, points) -> {
          rows.append(Comparison.isOurs(name) ? "|*" + name + "* " : "|" + name + " ");
          Arrays.stream(points).forEach(one -> rows.append("|").append(Math.round(one)).append(' '));
          rows.append("|*").append(Math.round(standing.sum(name))).append("*\n");
        });
    return rows.append("|===\n").append(out).toString();
  }

  /** Ours and the best rival of each feature, and what the rule says of them. */
  String verdicts() {
    StringBuilder rows = new StringBuilder("[.small%unbreakable,cols=\"4,2,6,4\",options=\"header\"]\n|===\n");
    rows.append("|Feature |Our points |The best rival |By the rule\n\n");
    for (String feature : comparison.features()) {
      if (things(feature).isEmpty()) {
        continue;
      }
      Standing standing = standing(feature);
      String ours = standing.best(true);
      String rival = standing.best(false);
      if (ours == null || rival == null && standing.out.isEmpty()) {
        continue; // not compared
      }
      double lead = rival == null ? 0 : standing.sum(ours) - standing.sum(rival);
      String told =
          rival == null
              ? "ours: every rival misses a bound"
              : Math.abs(lead) < EVEN * all(feature) ? "a draw" : lead > 0 ? "ours" : "*the rival*";
      rows.append("|<<%s,%s>> |%d of %d |%s |%s\n"
              .formatted(
                  feature.replace("f", "feature-"),
                  comparison.feature(feature).required("title").asText(),
                  Math.round(standing.sum(ours)),
                  all(feature),
                  rival == null ? "–" : rival + ": " + Math.round(standing.sum(rival)),
                  told));
    }
    return rows.append("|===\n").toString();
  }
}
