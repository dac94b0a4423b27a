package foodfast.lab;

import foodfast.kit.Node;
import foodfast.load.Server;
import foodfast.load.Swarm;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Candidates with all their clients on a node that is killed while news are made. Who makes the
 * news is at another node, which lives on. Either clients go there, as a proxy has them, all
 * candidates at the same time; or, one candidate after the other, they wait until their own is
 * back, and each of them has missed some.
 */
class RestartLab {
  static final String KILLED_FAMILY = "killed";
  static final String RESTART_FAMILY = "restart";

  /** How the figures begin where clients go to the other node. */
  static final String KILLED = "killed-";

  /** How they begin where clients wait for their own. */
  static final String RESTART = "restart-";

  /** In which all come, and how long the last may take. */
  private static final Duration COMING = Duration.ofSeconds(3);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** In which news are made before the node is killed, and after it: sooner than it is back. */
  private static final Duration BEFORE = Duration.ofSeconds(3);

  private static final Duration AWAY = Duration.ofSeconds(12);
  private static final Duration START = Duration.ofMinutes(3);

  /** What has not come after that time, in which clients could, is lost. */
  private static final Duration LATEST = Duration.ofSeconds(90);

  /** In which all comes that comes twice. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  /** The product's own, for what agrees on no other. */
  private static final int HEARTBEAT = 12;

  /**
   * A feature whose node is killed.
   *
   * @param lab makes its candidates and their news, for each a new one
   * @param places of clients for each candidate
   * @param before pieces of news that come right before the node is killed
   * @param after pieces of news after it
   * @param names of the candidates, as figures call them
   */
  private record Feature(
      String id, Supplier<NewsLab> lab, int places, int before, int after, List<String> names) {
    String settings() {
      return "%d clients each, %d pieces of news before and %d after, load average %.0f"
          .formatted(places, before, after, Circumstances.load());
    }

    int pieces() {
      return before + after;
    }
  }

  private static final List<String> KITCHENS =
      List.of("queue-sse", "direct-sse", "websocket", "poll-5");

  private static final Feature AT_THE_SAME_TIME =
      new Feature("f4", KitchenLab::new, 150, 30, 60, KITCHENS);

  private static final List<Feature> ONE_BY_ONE =
      List.of(
          new Feature("f4", KitchenLab::new, 150, 75, 150, KITCHENS),
          new Feature(
              "f2",
              OrderTrackingLab::new,
              400,
              50,
              400,
              List.of("sleeping", "sse-30", "ws-30", "poll-15")),
          new Feature(
              "f6", AnnouncementsLab::new, 400, 3, 6, List.of("sse", "hint-get", "poll-60")));

  /** The node is ready again. */
  private record Back(long at, double cpuSeconds) {}

  private final Results results = new Results(Lab.FORM, "mvn -Plab verify -Dlab.only=Restart");

  @Test
  void figures() throws Exception {
    Feature all = AT_THE_SAME_TIME;
    if (results.seen(all.id, KILLED_FAMILY) == null) {
      results.keep(all.id, KILLED_FAMILY, all.settings(), killed(all));
    }
    tell(all, KILLED_FAMILY, KILLED, (key, seen) -> Arrivals.figures(key, seen, true));
    for (Feature feature : ONE_BY_ONE) {
      if (results.seen(feature.id, RESTART_FAMILY) == null) {
        var seen = Json.createObjectBuilder();
        for (String name : feature.names) {
          seen.add(name, restarted(feature, name));
        }
        results.keep(feature.id, RESTART_FAMILY, feature.settings(), seen.build());
      }
      tell(feature, RESTART_FAMILY, RESTART, RestartLab::figures);
    }
  }

  private void tell(
      Feature feature,
      String family,
      String beginning,
      BiFunction<String, JsonObject, Map<String, Figure>> making)
      throws Exception {
    JsonObject seen = results.seen(feature.id, family).getJsonObject("seen");
    Map<String, Figure> figures = new TreeMap<>();
    for (String name : feature.names) {
      String key = feature.id + "." + name + "." + beginning;
      figures.putAll(making.apply(key, seen.getJsonObject(name)));
    }
    results.tell(feature.id, family, figures);
    FiguresFile.take(Lab.FORM);
  }

  /** Clients go to the other node. */
  private static JsonObject killed(Feature feature) throws Exception {
    House house = House.open(HEARTBEAT);
    Node node = house.second();
    try (Swarm swarm = new Swarm(node.url())) {
      List<Trial> trials = begun(feature, feature.names, house, swarm);
      swarm.leadTo(house.node().url());
      CompletableFuture<Back> restart = CompletableFuture.supplyAsync(() -> restart(node));
      trials.forEach(trial -> trial.tell(feature.after, AWAY));
      swarm.run(LATEST, () -> isOver(feature, trials));
      end(trials, swarm);
      restart.join(); // for who comes next
      var seen = Json.createObjectBuilder();
      for (int i = 0; i < trials.size(); i++) {
        seen.add(feature.names.get(i), Arrivals.of(trials.get(i).news()));
      }
      return seen.build();
    }
  }

  /** Clients wait for their own node. */
  private static JsonObject restarted(Feature feature, String name) throws Exception {
    House house = House.open(HEARTBEAT);
    Node node = house.second();
    try (Swarm swarm = new Swarm(node.url())) {
      List<Trial> trials = begun(feature, List.of(name), house, swarm);
      Trial trial = trials.get(0);
      long killed = System.nanoTime();
      CompletableFuture<Back> restart = CompletableFuture.supplyAsync(() -> restart(node));
      trial.tell(feature.after, AWAY);
      swarm.run(START, restart::isDone);
      Back back = restart.join();
      long requests = trial.traffic().requests();
      swarm.run(LATEST, () -> isOver(feature, trials));
      double cpu = new Server(node).cpuSeconds() - back.cpuSeconds;
      requests = trial.traffic().requests() - requests;
      end(trials, swarm);
      return Arrivals.of(trial.news())
          .add("away", (back.at - killed) / 1e9)
          .add(
              "caught-up",
              Arrivals.array(
                  trial.news().sights().stream()
                      .filter(sight -> sight.due() < back.at && sight.at() > back.at)
                      .mapToDouble(sight -> (sight.at() - back.at) / 1e9)))
          .add("requests", requests)
          .add("cpu", cpu)
          .build();
    }
  }

  /** All have come, and some news were made. */
  private static List<Trial> begun(Feature feature, List<String> names, House house, Swarm swarm)
      throws Exception {
    List<Trial> trials = new ArrayList<>();
    List<Client> clients = new ArrayList<>();
    for (String name : names) {
      NewsLab lab = feature.lab.get().of(feature.places);
      lab.moveInto(house);
      lab.begins();
      trials.add(lab.trial(name, swarm));
    }
    trials.forEach(trial -> clients.addAll(trial.come(COMING)));
    if (!swarm.run(PATIENCE, () -> clients.stream().allMatch(Client::isReady))) {
      throw new AssertionError("not all came: " + names);
    }
    trials.forEach(trial -> trial.tell(feature.before, BEFORE));
    swarm.run(BEFORE, () -> false);
    return trials;
  }

  private static boolean isOver(Feature feature, List<Trial> trials) {
    return trials.stream().allMatch(one -> one.acted() == feature.pieces() && one.news().allSeen());
  }

  private static void end(List<Trial> trials, Swarm swarm) {
    swarm.run(AFTER, () -> false);
    trials.forEach(Trial::end);
  }

  private static Back restart(Node node) {
    node.kill();
    node.start();
    return new Back(System.nanoTime(), new Server(node).cpuSeconds());
  }

  /** Half of what was missed was seen so long after the node was back, and the last of it. */
  static Map<String, Figure> figures(String key, JsonObject seen) {
    Map<String, Figure> figures = Arrivals.figures(key, seen, true);
    double[] caughtUp = Arrivals.sorted(seen.getJsonArray("caught-up"));
    figures.put(key + "away", one("s", seen.getJsonNumber("away").doubleValue()));
    if (caughtUp.length > 0) {
      figures.put(key + "caught-up-p50", one("s", Arrivals.percentile(caughtUp, 50)));
      figures.put(key + "caught-up-last", one("s", Arrivals.percentile(caughtUp, 100)));
    }
    figures.put(key + "requests", one("requests", seen.getInt("requests")));
    figures.put(key + "cpu", one("s", seen.getJsonNumber("cpu").doubleValue()));
    return figures;
  }

  private static Figure one(String unit, double value) {
    return Figure.of(unit, value, false);
  }
}
