package foodfast.lab;

import foodfast.kit.CustomerApp;
import foodfast.kit.OperatorApp;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import foodfast.kit.Wire;
import foodfast.load.Swarm;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Feature 1: what a retry does, and what it costs to know who asks. */
class AccountsLab extends Lab {
  private static final int SLICES = 5;
  private static final Duration SLICE = Duration.ofSeconds(FULL ? 20 : 3);
  private static final Duration WARM_UP = Duration.ofSeconds(FULL ? 120 : 8);
  private static final Duration LATEST = Duration.ofSeconds(5);
  private static final int LOST_ANSWERS = FULL ? 500 : 100;

  @Override
  String id() {
    return "f1";
  }

  @Override
  List<String> families() {
    return List.of("token", "server-session", "request-key", "request-nokey");
  }

  @Override
  String settings() {
    return "%d slices of %d s after %d s of warm-up, %d lost answers"
        .formatted(SLICES, SLICE.toSeconds(), WARM_UP.toSeconds(), LOST_ANSWERS);
  }

  @Override
  JsonObject measure(String family) throws Exception {
    Session guest = Session.ofNewcomer(node());
    String token = bearer(guest.accessToken());
    String session = sessionOf(guest);
    return switch (family) {
      case "token" -> asked(family, 200, "GET", "/api/lab/who/token", () -> token, "");
      case "server-session" -> asked(family, 200, "GET", "/api/lab/who/session", () -> session, "");
      default -> told(family);
    };
  }

  private interface Headers {
    String next();
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  private String sessionOf(Session guest) {
    return "X-Session: "
        + new Tables(database())
            .texts("select id from session where account_id = cast(? as uuid)", guest.accountId())
            .get(0);
  }

  /** A write with and without a key, and what lost answers do. */
  private JsonObject told(String family) throws Exception {
    boolean keyed = family.equals("request-key");
    String operator = bearer(OperatorApp.logsIn(node()).session().accessToken());
    String body =
        "{\"title\":\"Lab\",\"body\":\"About as long as an order is.\",\"severity\":\"INFO\"}";
    Headers headers = () -> operator + (keyed ? "\r\nIdempotency-Key: " + UUID.randomUUID() : "");
    return Json.createObjectBuilder(asked(family, 20, "POST", "/api/announcements", headers, body))
        .add("doubled", doubled(keyed))
        .build();
  }

  @Override
  Map<String, Figure> figures(String family, JsonObject seen) {
    String key = id() + "." + family + ".";
    Map<String, Figure> figures = new TreeMap<>();
    figures.put(key + "request-p50", Figure.of("ms", numbers(seen, "p50"), false));
    figures.put(key + "request-p99", Figure.of("ms", numbers(seen, "p99"), false));
    figures.put(key + "request-cpu-1000", Figure.of("s", numbers(seen, "cpu1000"), false));
    if (seen.containsKey("doubled")) {
      double doubled = seen.getJsonNumber("doubled").doubleValue();
      figures.put(key + "doubled", Figure.of("per 1,000 lost answers", doubled, false));
    }
    return figures;
  }

  static List<Double> numbers(JsonObject seen, String name) {
    return seen.getJsonArray(name).getValuesAs(JsonNumber.class).stream()
        .map(JsonNumber::doubleValue)
        .toList();
  }

  private JsonObject asked(
      String family, int perSecond, String method, String path, Headers headers, String body) {
    double rest = atRest().node();
    List<Double> p50 = new ArrayList<>();
    List<Double> p99 = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    try (Swarm swarm = new Swarm(node().url())) {
      Acts acts = new Acts(swarm, node());
      Asked one =
          (done) ->
              acts.send(method, path, headers.next(), body, answer -> done.accept(ok(answer)));
      barrage(swarm, one, WARM_UP, perSecond);
      for (int i = 0; i < SLICES; i++) {
        double before = server().cpuSeconds();
        long start = System.nanoTime();
        List<Long> took = barrage(swarm, one, SLICE, perSecond);
        double seconds = (System.nanoTime() - start) / 1e9;
        double used = server().cpuSeconds() - before - rest * seconds;
        cpu.add(1_000 * Math.max(0, used) / took.size());
        p50.add(percentile(took, 50));
        p99.add(percentile(took, 99));
      }
    }
    return Json.createObjectBuilder()
        .add("p50", Json.createArrayBuilder(p50))
        .add("p99", Json.createArrayBuilder(p99))
        .add("cpu1000", Json.createArrayBuilder(cpu))
        .build();
  }

  private static HttpReader.Answer ok(HttpReader.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.head() + answer.body());
    }
    return answer;
  }

  /** One request, and who is told of its answer. */
  private interface Asked {
    void send(Consumer<HttpReader.Answer> done);
  }

  /** Requests at an even rate, whatever becomes of them; each time runs from when it was due. */
  private static List<Long> barrage(Swarm swarm, Asked one, Duration time, int perSecond) {
    int count = (int) (perSecond * time.toSeconds());
    List<Long> took = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + time.toNanos() / count * i;
      swarm.at(due, () -> one.send(answer -> took.add(System.nanoTime() - due)));
    }
    if (!swarm.run(time.plus(LATEST), () -> took.size() == count)) {
      throw new AssertionError(took.size() + " of " + count + " were answered");
    }
    return took;
  }

  private static double percentile(List<Long> took, int percent) {
    List<Long> sorted = took.stream().sorted().toList();
    return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1) / 1e6;
  }

  /** Orders whose answer was lost, each sent once more; how many there are too many. */
  private double doubled(boolean keyed) throws IOException {
    CustomerApp customer = CustomerApp.registers(node());
    RestaurantApp restaurant = RestaurantApp.logsIn(node());
    new Tables(database()).takesAnyOrder(UUID.fromString(restaurant.id()));
    String order =
        Json.createObjectBuilder(customer.basket(restaurant.id(), customer.card()))
            .build()
            .toString();
    String who = bearer(customer.session().accessToken()) + "\r\nIdempotency-Key: ";
    for (int i = 0; i < LOST_ANSWERS; i++) {
      String key = UUID.randomUUID().toString();
      place(who + key + "\r\n", order); // and nobody hears the answer
      place(who + (keyed ? key : UUID.randomUUID()) + "\r\n", order);
    }
    long placed =
        new Tables(database())
            .number(
                "select count(*) from orders where customer_id = cast(? as uuid)",
                customer.session().accountId());
    return 1_000.0 * (placed - LOST_ANSWERS) / LOST_ANSWERS;
  }

  private void place(String headers, String order) throws IOException {
    try (Wire line = new Wire(node().url(), 0)) {
      int status = line.post("/api/orders", headers, order);
      if (status != 201) {
        throw new IllegalStateException("an order was answered with " + status);
      }
      line.cut();
    }
  }
}
