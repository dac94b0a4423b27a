package foodfast.lab;

import com.microsoft.playwright.Page;
import foodfast.kit.Chromium;
import foodfast.kit.Forger;
import foodfast.kit.Nginx;
import foodfast.kit.OperatorApp;
import foodfast.kit.Relay;
import foodfast.kit.RestaurantApp;
import foodfast.kit.Session;
import foodfast.kit.Tables;
import foodfast.load.Crowd;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What questions and answers take on the wire, with all headers and TLS, over HTTP/1.1 and over
 * HTTP/2. Chromium asks as the product's pages do, the shipped proxy answers, and a relay between
 * them counts bytes. What TCP and IP add is not in it.
 */
class WireLab {
  static final String FAMILY = "wire";

  /** How these figures begin. */
  static final String WIRE = "wire-";

  private static final int RUNS = 5;
  private static final int TURNS = 10;

  /** Of those that sleep for a second each. */
  private static final int SLEEPS = 2;

  private static final double HOUR = 3600;

  /** A small file that asks for no other. */
  private static final String SMALL = "/js/clock-worker.js?";

  /** As {@code js/api.js} asks; a batch holds three fixes, ten seconds apart. */
  private static final String ASK =
      """
      async ({ method, path, token, headers, batch, status }) => {
        let body;
        if (batch >= 0) {
          const fix = (i) => ({ lat: 52.4 + (batch + i) * 0.0007, lng: 13.405, accuracy: 8, speed: 8, heading: 0,
            at: new Date(Date.now() - 7200000 + (batch + i) * 10000).toISOString() });
          body = JSON.stringify([fix(0), fix(1), fix(2)]);
        }
        const asked = new Headers({ Accept: 'application/json, application/problem+json', ...headers });
        asked.set('Authorization', `Bearer ${token}`);
        if (body) asked.set('Content-Type', 'application/json');
        const cache = method === 'GET' && !asked.has('If-None-Match') ? 'default' : 'no-store';
        const answer = await fetch(path, { method, headers: asked, cache, body });
        await answer.text();
        if (answer.status !== status) throw new Error(`${path}: ${answer.status}`);
        return answer.headers.get('ETag');
      }
      """;

  @RegisterExtension static final Chromium chromium = new Chromium();

  private House house;
  private int fixes;

  /** A question and the answer it must get. */
  private record Question(
      String method,
      String path,
      String token,
      Map<String, String> headers,
      boolean batch,
      int status,
      int turns) {
    static Question get(String path, String token, String tag, int status) {
      return new Question("GET", path, token, Map.of("If-None-Match", tag), false, status, TURNS);
    }

    Question waits(String preference) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put("Prefer", preference);
      return new Question(method, path, token, more, batch, status, SLEEPS);
    }
  }

  /** One way to ask, with how its figures call what was seen of it. */
  private record Way(NewsLab lab, String family, String turn, String news) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(new OrderTrackingLab(), "poll", "status-unchanged", "status"),
          new Way(new OrderTrackingLab(), "long", "status-slept", "status-woken"),
          new Way(new AnnouncementsLab(), "poll", "inbox-unchanged", "inbox"),
          new Way(new DriverLocationLab(), "batch", "batch", "batch"));

  @Test
  void figures() throws Exception {
    Results results = new Results(Lab.FORM, "mvn -Plab verify -Dlab.only=Wire");
    if (results.seen(FAMILY, FAMILY) == null) {
      results.keep(FAMILY, FAMILY, "", measure());
    }
    results.tell(FAMILY, FAMILY, figures(results.seen(FAMILY, FAMILY).getJsonObject("seen")));
    FiguresFile.take(Lab.FORM);
  }

  private JsonObject measure() throws Exception {
    house = House.open(Lab.HEARTBEAT);
    Map<String, Question> questions = questions();
    JsonObjectBuilder seen = Json.createObjectBuilder();
    try (Nginx old = Nginx.withoutHttp2(house.node());
        Nginx shipped = Nginx.inFrontOf(house.node())) {
      seen.add("h1", measure(old, "http/1.1", questions));
      seen.add("h2", measure(shipped, "h2", questions));
    }
    return seen.build();
  }

  private Map<String, Question> questions() throws Exception {
    Crowd.Member order = Crowd.of(house.node(), house.database(), 1, 1).get(0);
    OperatorApp.logsIn(house.node()).announces("Lab 1");
    Session guest = Session.ofNewcomer(house.node());
    String inbox = "/api/announcements?limit=1";
    String tag = guest.door().get(inbox).expects(200).etag();
    UUID driver = UUID.randomUUID();
    String positions = "/api/deliveries/" + delivery(driver) + "/positions";
    String token = new Forger(RestaurantApp.logsIn(house.node()).session()).of(driver, "DRIVER");
    String wait = "wait=55, foodfast-wait=1";
    Map<String, Question> all = new LinkedHashMap<>();
    all.put("status-unchanged", Question.get(order.path(), order.token(), "\"v1\"", 304));
    all.put("status", Question.get(order.path(), order.token(), "\"v0\"", 200));
    all.put("status-slept", Question.get(order.path(), order.token(), "\"v1\"", 304).waits(wait));
    all.put("status-woken", Question.get(order.path(), order.token(), "\"v0\"", 200).waits(wait));
    all.put("inbox-unchanged", Question.get(inbox, guest.accessToken(), tag, 304));
    all.put("inbox", Question.get(inbox, guest.accessToken(), "\"p0\"", 200));
    all.put("batch", new Question("POST", positions, token, Map.of(), true, 200, TURNS));
    return all;
  }

  private UUID delivery(UUID driver) throws Exception {
    UUID order = UUID.randomUUID();
    Tables tables = new Tables(house.database());
    tables.change(DriverLocationLab.ORDER, order, UUID.randomUUID(), driver);
    tables.change(DriverLocationLab.STEP, order);
    return order;
  }

  private JsonObject measure(Nginx proxy, String protocol, Map<String, Question> questions) {
    JsonObjectBuilder seen = Json.createObjectBuilder();
    try (Relay relay = proxy.behindRelay()) {
      seen.add("first", array(first(relay)));
      Page page = window(relay);
      Object spoken =
          page.evaluate("() => performance.getEntriesByType('navigation')[0].nextHopProtocol");
      if (!protocol.equals(spoken)) {
        throw new IllegalStateException("the page came over " + spoken);
      }
      questions.forEach((name, question) -> seen.add(name, array(turns(relay, page, question))));
      seen.add("again", array(again(relay, page, questions.get("status-unchanged"))));
    }
    return seen.build();
  }

  private static String address(Relay relay) {
    return "https://localhost:" + relay.doors().port();
  }

  private static Page window(Relay relay) {
    Page page = chromium.trustingWindow(relay.doors());
    page.navigate(address(relay) + SMALL);
    return page;
  }

  /** What opening a line takes of a browser that was never here: the first page less the second. */
  private static List<Double> first(Relay relay) {
    List<Double> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      long before = relay.passed();
      Page page = window(relay);
      long opened = relay.passed();
      page.navigate(address(relay) + SMALL + i);
      runs.add((double) (opened - before - (relay.passed() - opened)));
    }
    return runs;
  }

  /** What a turn takes on a line that is warm. */
  private List<Double> turns(Relay relay, Page page, Question question) {
    List<Double> runs = new ArrayList<>();
    ask(page, question);
    for (int i = 0; i < RUNS; i++) {
      long before = relay.passed();
      for (int turn = 0; turn < question.turns; turn++) {
        ask(page, question);
      }
      runs.add((relay.passed() - before) / (double) question.turns);
    }
    return runs;
  }

  /** What opening a line again takes beyond the turn that needs it. */
  private List<Double> again(Relay relay, Page page, Question question) {
    double turn = Figure.of("bytes", turns(relay, page, question), false).median();
    List<Double> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      relay.hangUp();
      long before = relay.passed();
      ask(page, question);
      runs.add(relay.passed() - before - turn);
    }
    return runs;
  }

  private void ask(Page page, Question question) {
    Map<String, Object> asked = new TreeMap<>();
    asked.put("method", question.method);
    asked.put("path", question.path);
    asked.put("token", question.token);
    asked.put("headers", question.headers);
    asked.put("batch", question.batch ? fixes : -1);
    asked.put("status", question.status);
    fixes += question.batch ? 3 : 0;
    page.evaluate(ASK, asked);
  }

  private static JsonArrayBuilder array(List<Double> runs) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    runs.forEach(array::add);
    return array;
  }

  private static Map<String, Figure> figures(JsonObject seen) {
    Map<String, Figure> figures = new TreeMap<>();
    for (String version : List.of("h1", "h2")) {
      JsonObject its = seen.getJsonObject(version);
      String opening = FAMILY + "." + version + ".opening-";
      for (String which : List.of("first", "again")) {
        figures.put(opening + which, figure(its, which));
      }
      for (Way way : WAYS) {
        Candidate candidate = way.lab.candidate(way.family);
        candidate
            .judged()
            .forEach(
                (period, name) -> {
                  String key = way.lab.id() + "." + name + "." + WIRE + version + "-";
                  figures.put(key + "turn", figure(its, way.turn));
                  figures.put(key + "news", figure(its, way.news));
                  figures.put(key + "hour", hour(way, candidate, period, its));
                });
      }
    }
    return figures;
  }

  private static Figure figure(JsonObject seen, String name) {
    return Figure.of("bytes", AccountsLab.numbers(seen, name), false);
  }

  /** Of a batch the driver's half alone. */
  private static Figure hour(Way way, Candidate candidate, int period, JsonObject seen) {
    boolean asks = candidate.manner() == Candidate.Manner.ASKS;
    double news = asks || period > 0 ? way.lab.newsPerHour() : way.lab.newsPerHour() / 3;
    double turns = period == 0 ? 0 : HOUR / period - (asks ? news : 0);
    double openings = asks && period > Findings.KEPT_ALIVE ? HOUR / period : 0;
    double bytes =
        turns * figure(seen, way.turn).median()
            + news * figure(seen, way.news).median()
            + openings * figure(seen, "again").median();
    return Figure.of("kB", bytes / 1e3, true);
  }
}
