package foodfast.lab;

import foodfast.lab.OrderPhone.Kind;
import foodfast.lab.OrderPhone.Piece;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Figures of what was seen of a candidate's phones; a run is an order, put together of its pieces.
 */
final class PhoneFindings {
  private static final double HOUR = 3600;
  private static final int USUAL_TAIL = 10;
  private static final Map<String, Set<Piece>> PARTS =
      Map.of(
          "tracks", EnumSet.of(Piece.PLACED, Piece.COOKING),
          "chat", EnumSet.of(Piece.CHAT),
          "map", EnumSet.of(Piece.MAP));

  private final double piece;
  private final Collection<List<JsonObject>> orders;
  private final Map<String, Figure> figures = new TreeMap<>();

  PhoneFindings(Duration piece, JsonObject seen) {
    this.piece = piece.toSeconds();
    orders =
        seen.getJsonArray("phones").getValuesAs(JsonObject.class).stream()
            .collect(Collectors.groupingBy(phone -> phone.getInt("run")))
            .values();
  }

  Map<String, Figure> figures(String key) {
    Set<Kind> all = EnumSet.allOf(Kind.class);
    for (int percent : List.of(50, 95, 99)) {
      staleness(key + "staleness-p" + percent, all, percent);
    }
    for (Kind kind : all) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      staleness(key + name + "-p50", EnumSet.of(kind), 50);
    }
    figures.put(key + "missed", Figure.of("per 1,000", missed(), false));
    double hours = Piece.values().length * piece / HOUR;
    figures.put(
        key + "requests-hour", each("requests", false, one -> sum(one, "requests") / hours));
    figures.put(
        key + "bytes-hour",
        each("kB", false, one -> (sum(one, "sent") + sum(one, "received")) / 1e3 / hours));
    for (int tail : List.of(5, USUAL_TAIL, 12)) {
      String name = tail == USUAL_TAIL ? "" : "-tail" + tail;
      figures.put(key + "radio-seconds" + name, each("s", true, one -> radio(one, tail).seconds()));
      figures.put(key + "energy" + name, each("J", true, one -> radio(one, tail).joules()));
    }
    PARTS.forEach(
        (name, pieces) ->
            figures.put(
                key + "radio-seconds-" + name,
                each("s", true, one -> radio(of(pieces, one), USUAL_TAIL).seconds())));
    return figures;
  }

  private Figure each(String unit, boolean model, ToDoubleFunction<List<JsonObject>> what) {
    return Figure.of(unit, orders.stream().mapToDouble(what).boxed().toList(), model);
  }

  private static List<JsonObject> of(Set<Piece> pieces, List<JsonObject> order) {
    return order.stream()
        .filter(phone -> pieces.contains(Piece.valueOf(phone.getString("piece"))))
        .toList();
  }

  private static double sum(List<JsonObject> order, String what) {
    return order.stream().mapToLong(phone -> phone.getJsonNumber(what).longValue()).sum();
  }

  private static Stream<JsonObject> news(List<JsonObject> order) {
    return order.stream()
        .flatMap(phone -> phone.getJsonArray("news").getValuesAs(JsonObject.class).stream());
  }

  /** Of what came; nothing of that kind may have. */
  private void staleness(String key, Set<Kind> kinds, int percent) {
    List<Double> runs =
        orders.stream()
            .map(order -> sorted(order, kinds))
            .filter(ms -> ms.length > 0)
            .map(ms -> ms[(int) Math.ceil(ms.length * percent / 100.0) - 1])
            .toList();
    if (!runs.isEmpty()) {
      figures.put(key, Figure.of("ms", runs, false));
    }
  }

  private static double[] sorted(List<JsonObject> order, Set<Kind> kinds) {
    return news(order)
        .filter(one -> kinds.contains(Kind.valueOf(one.getString("kind"))))
        .filter(one -> one.containsKey("after"))
        .mapToDouble(one -> one.getJsonNumber("after").doubleValue())
        .sorted()
        .toArray();
  }

  private double missed() {
    List<JsonObject> all = orders.stream().flatMap(PhoneFindings::news).toList();
    return 1e3 * all.stream().filter(one -> !one.containsKey("after")).count() / all.size();
  }

  private Radio.Spent radio(List<JsonObject> order, int tail) {
    Radio.Spent all = new Radio.Spent(0, Radio.joules(sum(order, "sent"), sum(order, "received")));
    for (JsonObject phone : order) {
      double[] packets =
          phone.getJsonArray("packets").getValuesAs(JsonNumber.class).stream()
              .mapToDouble(at -> at.doubleValue() / 1e3)
              .toArray();
      all = all.plus(new Radio(tail).spent(packets, piece));
    }
    return all;
  }
}
