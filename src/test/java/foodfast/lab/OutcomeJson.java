package foodfast.lab;

import foodfast.lab.Trial.Outcome;
import foodfast.lab.Trial.Slice;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;

/** What a trial has shown, as numbers in a file, so that its figures can be made anew. */
final class OutcomeJson {
  private static final int SIGHTS_A_SLICE = 1_000;

  private OutcomeJson() {}

  static JsonObject of(Outcome seen) {
    return Json.createObjectBuilder()
        .add("clients", seen.clients())
        .add("heapOfEach", seen.heap())
        .add("costsAtRest", costs(seen.rest()))
        .add("told", seen.told())
        .add("lost", seen.lost())
        .add("doubled", seen.doubled())
        .add("reopened", seen.reopened())
        .add("idle", slices(seen.idle()))
        .add("busy", slices(seen.busy()))
        .build();
  }

  static Outcome read(JsonObject seen) {
    return new Outcome(
        seen.getInt("clients"),
        number(seen, "heapOfEach"),
        costs(seen.getJsonObject("costsAtRest")),
        slices(seen.getJsonArray("idle")),
        slices(seen.getJsonArray("busy")),
        seen.getInt("told"),
        seen.getInt("lost"),
        seen.getInt("doubled"),
        seen.getInt("reopened"));
  }

  private static JsonArrayBuilder slices(List<Slice> slices) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (Slice slice : slices) {
      JsonArrayBuilder waits = Json.createArrayBuilder();
      slice.sights().stream()
          .limit(SIGHTS_A_SLICE)
          .forEach(s -> waits.add(s.unasked() / 1e6).add(s.rest() / 1e6));
      Traffic traffic = slice.traffic();
      all.add(
          Json.createObjectBuilder()
              .add("seconds", slice.seconds())
              .add("costs", costs(slice.costs()))
              .add("sent", traffic.sent())
              .add("received", traffic.received())
              .add("packets", traffic.packets())
              .add("requests", traffic.requests())
              .add("turns", traffic.turns())
              .add("news", traffic.news())
              .add("waitsAndRests", waits));
    }
    return all;
  }

  private static List<Slice> slices(JsonArray array) {
    List<Slice> slices = new ArrayList<>();
    for (JsonObject one : array.getValuesAs(JsonObject.class)) {
      Traffic traffic =
          new Traffic(
              one.getInt("sent"),
              one.getInt("received"),
              one.getInt("packets"),
              one.getInt("requests"),
              one.getInt("turns"),
              one.getInt("news"));
      JsonArray waits = one.getJsonArray("waitsAndRests");
      List<News.Sight> sights = new ArrayList<>();
      for (int i = 0; i < waits.size(); i += 2) {
        sights.add(new News.Sight(0, nanos(waits, i), nanos(waits, i + 1)));
      }
      slices.add(
          new Slice(number(one, "seconds"), costs(one.getJsonObject("costs")), traffic, sights));
    }
    return slices;
  }

  private static JsonObjectBuilder costs(Costs costs) {
    return Json.createObjectBuilder()
        .add("node", costs.node())
        .add("database", costs.database())
        .add("broker", costs.broker());
  }

  private static Costs costs(JsonObject costs) {
    return new Costs(number(costs, "node"), number(costs, "database"), number(costs, "broker"));
  }

  private static long nanos(JsonArray millis, int at) {
    return Math.round(millis.getJsonNumber(at).doubleValue() * 1e6);
  }

  private static double number(JsonObject object, String name) {
    return object.getJsonNumber(name).doubleValue();
  }
}
