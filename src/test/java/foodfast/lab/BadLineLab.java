package foodfast.lab;

import foodfast.kit.BadLine;
import foodfast.kit.Relay;
import foodfast.load.Swarm;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Candidates on a bad line, all at the same time and at their true periods: a few clients of each
 * behind a {@link Relay#badly bad relay}, and news at an even rate through two of its holes. Who
 * makes the news has a good line, unless the clients do it themselves.
 */
class BadLineLab {
  static final String FAMILY = "badline";

  /** How the figures of a bad line begin. */
  static final String BAD = "bad-";

  private static final int HOLES = 2;
  private static final Duration NEWS = BadLine.EACH.multipliedBy(HOLES);

  /** In which all come. */
  private static final Duration COMING = Duration.ofSeconds(20);

  /** What has not come so long after the last piece of news was made is lost. */
  private static final Duration LATEST = BadLine.EACH;

  /** The product's own, for what agrees on no other. */
  private static final int HEARTBEAT = 12;

  private static final double HOUR = 3600;

  /**
   * A feature on a bad line.
   *
   * @param lab makes its candidates and their news, for each a new one
   * @param places of clients for each candidate
   * @param pieces of news for each candidate
   * @param names of the candidates, as figures call them
   */
  private record Feature(
      String id, Supplier<NewsLab> lab, int places, int pieces, List<String> names) {
    String settings() {
      return "%d places for each candidate, %d pieces of news in %d s, load average %.0f"
          .formatted(places, pieces, NEWS.toSeconds(), Circumstances.load());
    }
  }

  private static final List<Feature> FEATURES =
      List.of(
          new Feature(
              "f2",
              OrderTrackingLab::new,
              50,
              100,
              List.of(
                  "poll-5",
                  "poll-15",
                  "poll-30",
                  "poll-60",
                  "long-25",
                  "long-55",
                  "sleeping",
                  "sse-30",
                  "ws-30")),
          new Feature(
              "f3",
              DriverLocationLab::new,
              10,
              240,
              List.of("websocket", "sse-post", "poll-5", "poll-10", "batch", "mqtt")),
          new Feature(
              "f5", ChatLab::new, 10, 240, List.of("websocket", "sse-post", "long", "poll-3")),
          new Feature(
              "f4", KitchenLab::new, 12, 60, List.of("queue-sse", "direct-sse", "websocket")));

  /** A candidate by the name of one of its periods, and what it is about. */
  private record Entrant(Feature feature, String name, NewsLab lab) {}

  /** One that runs, with how many lines it holds. */
  private record Run(Feature feature, String name, Trial trial, int lines) {}

  @Test
  void figures() throws Exception {
    Results results = new Results(Lab.FORM, "mvn -Plab verify -Dlab.only=BadLine");
    List<Feature> unseen = new ArrayList<>();
    for (Feature feature : FEATURES) {
      if (results.seen(feature.id, FAMILY) == null) {
        unseen.add(feature);
      }
    }
    Map<Feature, JsonObject> seen = unseen.isEmpty() ? Map.of() : measure(unseen);
    for (Feature feature : unseen) {
      results.keep(feature.id, FAMILY, feature.settings(), seen.get(feature));
    }
    for (Feature feature : FEATURES) {
      JsonObject its = results.seen(feature.id, FAMILY).getJsonObject("seen");
      results.tell(feature.id, FAMILY, figures(feature, its));
    }
    FiguresFile.take(Lab.FORM);
  }

  private static Map<Feature, JsonObject> measure(List<Feature> features) throws Exception {
    House house = House.open(HEARTBEAT);
    List<Entrant> entrants = new ArrayList<>();
    for (Feature feature : features) {
      for (String name : feature.names) {
        NewsLab lab = feature.lab.get().of(feature.places);
        lab.moveInto(house);
        lab.begins();
        entrants.add(new Entrant(feature, name, lab));
      }
    }
    try (Relay relay = Relay.badly(house.node());
        Relay broker = Relay.badly(house.broker().mqttPort());
        Swarm swarm = new Swarm(relay.doors().url())) {
      entrants.forEach(one -> one.lab.leadMqttTo(broker.doors().port()));
      long start = System.nanoTime();
      List<Run> runs = entrants.stream().map(one -> come(one, swarm)).toList();
      swarm.run(COMING.plusSeconds(10), () -> false);
      runs.forEach(run -> run.trial.tell(run.feature.pieces, NEWS));
      swarm.run(NEWS, () -> false);
      swarm.run(LATEST, () -> runs.stream().allMatch(run -> run.trial.news().allSeen()));
      runs.forEach(run -> run.trial.end());
      double seconds = (System.nanoTime() - start) / 1e9;
      return features.stream()
          .collect(Collectors.toMap(one -> one, one -> seen(one, runs, seconds)));
    }
  }

  private static Run come(Entrant one, Swarm swarm) {
    Trial trial = one.lab.trial(one.name, swarm);
    return new Run(one.feature, one.name, trial, trial.come(COMING).size());
  }

  private static JsonObject seen(Feature feature, List<Run> runs, double seconds) {
    var all = Json.createObjectBuilder();
    for (Run run : runs.stream().filter(one -> one.feature == feature).toList()) {
      all.add(
          run.name,
          Arrivals.of(run.trial.news())
              .add("lines", run.lines)
              .add("seconds", seconds)
              .add("reopened", run.trial.reopenings()));
    }
    return all.build();
  }

  private static Map<String, Figure> figures(Feature feature, JsonObject seen) {
    boolean mustArrive = feature.lab.get().mustArrive();
    Map<String, Figure> figures = new TreeMap<>();
    for (String name : feature.names) {
      JsonObject one = seen.getJsonObject(name);
      String key = feature.id + "." + name + "." + BAD;
      figures.putAll(Arrivals.figures(key, one, mustArrive));
      double hours = one.getInt("lines") * one.getJsonNumber("seconds").doubleValue() / HOUR;
      figures.put(key + "reopened-hour", Figure.of("times", one.getInt("reopened") / hours, false));
    }
    return figures;
  }
}
