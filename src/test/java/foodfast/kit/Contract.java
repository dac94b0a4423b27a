package foodfast.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Holds what a node says against the documents that it serves: every answer, event and frame that a
 * driver of the kit gets, and every message that it gives to the broker.
 */
public final class Contract {
  private static final Pattern DOORS = Pattern.compile("/(api|vault|photos|\\.well-known)/.*");

  /** Headers that carry a pattern: where one comes, the document names it. */
  private static final Set<String> TOLD =
      Set.of(
          "etag",
          "location",
          "retry-after",
          "preference-applied",
          "idempotency-replayed",
          "www-authenticate",
          "content-disposition",
          "server-timing",
          "set-cookie",
          "upload-offset",
          "upload-length",
          "upload-metadata",
          "upload-expires",
          "tus-resumable",
          "tus-version",
          "tus-extension",
          "tus-max-size",
          "tus-checksum-algorithm");

  private static final boolean MEASURING = Boolean.getBoolean("load.run");
  private static final boolean NOTED = "noted".equals(System.getProperty("contract"));
  private static final Set<String> COMPLAINTS = new ConcurrentSkipListSet<>();
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  /** About a message that no driver waits for: whoever gets the next answer hears of it. */
  private static final AtomicReference<String> OVERHEARD = new AtomicReference<>();

  private static Contract shared;

  /** What so many operations refuse in the same way is said once for all of them. */
  private static final int MANY = 10;

  private final Schemas http;
  private final Schemas live;
  private final Map<String, Integer> sharers = new TreeMap<>();

  private Contract(Schemas http, Schemas live) {
    this.http = http;
    this.live = live;
    http.root
        .path("paths")
        .findValues("responses")
        .forEach(
            all ->
                all.properties()
                    .forEach(
                        one ->
                            sharers.merge(alike(one.getKey(), one.getValue()), 1, Integer::sum)));
    Runtime.getRuntime().addShutdownHook(new Thread(this::writeDown));
  }

  /** A complaint fails the test that met it; where they are only noted, none does. */
  private static String noted(String complaint) {
    if (complaint == null || !NOTED) {
      return complaint;
    }
    String line = complaint.replaceAll("\\s+", " ");
    COMPLAINTS.add(line.length() > 600 ? line.substring(0, 600) : line);
    return null;
  }

  private static void refuse(String complaint) {
    if (noted(complaint) != null) {
      throw new AssertionError(complaint);
    }
  }

  /** That of the product, read from whichever node is asked first. */
  private static synchronized Contract of(URI node) {
    if (shared == null) {
      shared =
          new Contract(
              new Schemas(text(node, "/openapi?format=json")),
              new Schemas(text(node, "/asyncapi.json")));
    }
    return shared;
  }

  private static String text(URI node, String path) {
    HttpRequest request = HttpRequest.newBuilder(node.resolve(path)).build();
    try {
      HttpResponse<String> answer = Door.CLIENT.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(path + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** An answer that came whole. */
  static void check(URI node, HttpResponse<String> answer) {
    String path = answer.request().uri().getPath();
    if (MEASURING || !DOORS.matcher(path).matches()) {
      return;
    }
    String overheard = OVERHEARD.getAndSet(null);
    if (overheard != null) {
      refuse("against the contract: " + overheard);
    }
    String method =
        answer
            .request()
            .headers()
            .firstValue("X-HTTP-Method-Override")
            .filter(meant -> answer.request().method().equals("POST"))
            .orElse(answer.request().method());
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
    String complaint =
        of(node).answer(method.toLowerCase(), path, answer.statusCode(), headers, answer.body());
    if (complaint != null) {
      refuse(
          "against the contract: %s %s answered %d: %s %s"
              .formatted(method, path, answer.statusCode(), complaint, answer.body()));
    }
  }

  /** The head of an answer whose body is a stream, or read by nobody. */
  static void checkHead(
      URI node, String method, String path, int status, Function<String, String> header) {
    if (MEASURING) {
      return;
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    TOLD.stream()
        .filter(name -> !header.apply(name).isEmpty())
        .forEach(name -> headers.put(name, header.apply(name)));
    for (String name : List.of("Content-Type", "X-Correlation-Id")) {
      headers.put(name, header.apply(name));
    }
    String complaint =
        of(node).answer(method, path.replaceFirst("\\?.*", ""), status, headers, null);
    if (complaint != null) {
      refuse("against the contract: " + method + " " + path + ": " + complaint);
    }
  }

  /** What is wrong with an event of a stream, or null. */
  static String ofEvent(URI node, String path, Event event) {
    return MEASURING ? null : noted(of(node).event(path.replaceFirst("\\?.*", ""), event));
  }

  /** What is wrong with a frame of a socket, or null. */
  static String ofFrame(URI node, String path, String frame) {
    return MEASURING ? null : noted(of(node).frame(path.replaceFirst("\\?.*", ""), "send", frame));
  }

  /** Notes a frame that a client sent; not all of them are meant well. */
  static void sent(URI node, String path, String frame) {
    if (!MEASURING) {
      of(node).frame(path.replaceFirst("\\?.*", ""), "receive", frame);
    }
  }

  /** What is wrong with the code that a socket was closed with, or null. */
  static String ofClose(URI node, String path, int code) {
    return MEASURING ? null : noted(of(node).close(path.replaceFirst("\\?.*", ""), code));
  }

  /** A message that a node gave to the broker. */
  static void ofMessage(String address, String text) {
    String complaint = noted(QueueMessages.misfit(address, text, SEEN));
    if (complaint != null) {
      COMPLAINTS.add(complaint);
      OVERHEARD.compareAndSet(null, complaint);
    }
  }

  private String answer(
      String method, String path, int status, Map<String, String> headers, String body) {
    String template = template(http.root.path("paths"), path);
    JsonNode item = http.root.path("paths").path(String.valueOf(template));
    JsonNode operation =
        method.equals("head") && !item.has("head") ? item.path("get") : item.path(method);
    if (operation.isMissingNode()) {
      return elsewhere(template, method, status, headers, body);
    }
    JsonNode told = http.resolved(operation.path("responses").path(String.valueOf(status)));
    if (told.isMissingNode()) {
      return "this status does not stand at " + method + " " + template + ".";
    }
    SEEN.add(name(operation, String.valueOf(status)));
    String complaint = headers(told, headers);
    return complaint != null || method.equals("head") ? complaint : content(told, headers, body);
  }

  /** What an answer is called in the report. */
  private String name(JsonNode operation, String status) {
    String alike = alike(status, operation.path("responses").path(status));
    return Integer.parseInt(status) >= 400 && sharers.getOrDefault(alike, 0) >= MANY
        ? alike
        : operation.path("operationId").asText() + " " + status;
  }

  /** What all that refuse for the same reasons are called together. */
  private String alike(String status, JsonNode told) {
    List<String> codes = new ArrayList<>();
    http.resolved(told)
        .at("/content/application~1problem+json/examples")
        .properties()
        .forEach(one -> codes.add(one.getKey()));
    return "many " + status + " (" + String.join(", ", codes) + ")";
  }

  /** Addresses and methods that the document does not have. */
  private String elsewhere(
      String template, String method, int status, Map<String, String> headers, String body) {
    if (method.equals("options") && template != null && status < 300) {
      return null;
    }
    if (template == null ? status != 404 && status != 405 : status != 405) {
      boolean improper = status == 400 || status == 401 || status == 413 || status == 415;
      return improper ? null : "no such door stands in the document.";
    }
    JsonNode problem = http.root.at("/components/schemas/Problem");
    boolean empty = method.equals("head");
    return empty ? null : misfit(http.misfits(problem, body));
  }

  private String headers(JsonNode told, Map<String, String> headers) {
    Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, JsonNode> one : told.path("headers").properties()) {
      named.add(one.getKey());
      boolean required = http.resolved(one.getValue()).path("required").asBoolean();
      if (required && !headers.containsKey(one.getKey())) {
        return "the header " + one.getKey() + " is missing.";
      }
    }
    return headers.keySet().stream()
        .filter(name -> TOLD.contains(name.toLowerCase()) && !named.contains(name))
        .findFirst()
        .map(name -> "its header " + name + " does not stand in the document.")
        .orElse(null);
  }

  private String content(JsonNode told, Map<String, String> headers, String body) {
    JsonNode content = told.path("content");
    if (content.isEmpty()) {
      return body == null || body.isEmpty() ? null : "no body stands in the document.";
    }
    String type = headers.getOrDefault("Content-Type", "").replaceFirst(";.*", "");
    JsonNode media = content.path(type);
    if (media.isMissingNode()) {
      return "a body of type '" + type + "' does not stand in the document.";
    }
    if (body == null || !type.endsWith("json")) {
      return null;
    }
    String misfit = misfit(http.misfits(media.path("schema"), body));
    if (misfit != null || !type.contains("problem")) {
      return misfit;
    }
    String code = Schemas.read(body).path("type").asText().replaceFirst(".*/", "");
    return media.path("examples").has(code)
        ? null
        : "'" + code + "' does not stand among its problems.";
  }

  private String event(String path, Event event) {
    String template = template(http.root.path("paths"), path);
    JsonNode operation = http.root.path("paths").path(String.valueOf(template)).path("get");
    JsonNode shape =
        operation.at("/responses/200/content/text~1event-stream/x-events").path(event.name());
    if (shape.isMissingNode()) {
      return "the event " + event.name() + " does not stand at " + template + ".";
    }
    SEEN.add(operation.path("operationId").asText() + " event " + event.name());
    String misfit = misfit(http.misfits(shape, event.data()));
    return misfit == null ? null : "the event " + event.name() + ": " + misfit + " " + event.data();
  }

  private String frame(String path, String action, String frame) {
    JsonNode json;
    try {
      json = Schemas.read(frame);
    } catch (IllegalArgumentException e) {
      return "a frame is no JSON.";
    }
    String type = json.path("type").asText();
    JsonNode shape = frames(path, action).get(type);
    if (shape == null) {
      return "a frame of type '" + type + "' does not stand at " + path + ".";
    }
    String misfit = misfit(live.misfits(shape, frame));
    if (misfit == null) {
      SEEN.add(template(addresses(), path) + " " + action + " " + type);
    }
    return misfit == null ? null : "the frame " + frame + ": " + misfit;
  }

  /**
   * The schemas of a socket's frames by their types, in one direction: as the application sees it.
   */
  private Map<String, JsonNode> frames(String path, String action) {
    Map<String, JsonNode> frames = new TreeMap<>();
    String template = String.valueOf(template(addresses(), path));
    for (JsonNode operation : live.root.path("operations")) {
      if (operation.path("action").asText().equals(action)
          && live.resolved(operation.path("channel")).path("address").asText().equals(template)) {
        for (JsonNode message : operation.path("messages")) {
          JsonNode payload = live.resolved(message).path("payload");
          frames.put(live.resolved(payload).at("/properties/type/const").asText(), payload);
        }
      }
    }
    return frames;
  }

  private String close(String path, int code) {
    String template = template(addresses(), path);
    for (JsonNode channel : live.root.path("channels")) {
      if (channel.path("address").asText().equals(template)) {
        SEEN.add(template + " close " + code);
        boolean usual = code == 1000 || code == 1006;
        return usual || channel.path("x-close-codes").has(String.valueOf(code))
            ? null
            : "the close code " + code + " does not stand at " + template + ".";
      }
    }
    return "no socket " + path + " stands in the document.";
  }

  private JsonNode addresses() {
    var addresses = Schemas.JSON.createObjectNode();
    live.root.path("channels").forEach(one -> addresses.put(one.path("address").asText(), true));
    return addresses;
  }

  /** The template that an address fits: the one with the fewest variables; null without any. */
  private static String template(JsonNode templates, String path) {
    String best = null;
    for (Map.Entry<String, JsonNode> one : templates.properties()) {
      String pattern = one.getKey().replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+");
      boolean better = best == null || variables(one.getKey()) < variables(best);
      if (path.matches(pattern) && better) {
        best = one.getKey();
      }
    }
    return best;
  }

  private static long variables(String template) {
    return template.chars().filter(c -> c == '{').count();
  }

  private static String misfit(List<String> misfits) {
    return misfits.isEmpty() ? null : String.join("; ", misfits);
  }

  /** What can be seen, each with a name. */
  private Set<String> all() {
    Set<String> all = QueueMessages.all();
    for (Map.Entry<String, JsonNode> path : http.root.path("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        String id = operation.path("operationId").asText();
        operation
            .path("responses")
            .properties()
            .forEach(one -> all.add(name(operation, one.getKey())));
        operation
            .at("/responses/200/content/text~1event-stream/x-events")
            .properties()
            .forEach(one -> all.add(id + " event " + one.getKey()));
      }
    }
    for (JsonNode channel : live.root.path("channels")) {
      String address = channel.path("address").asText();
      if (channel.has("x-close-codes")) {
        for (String action : List.of("send", "receive")) {
          frames(address, action)
              .keySet()
              .forEach(type -> all.add(address + " " + action + " " + type));
        }
        channel
            .path("x-close-codes")
            .properties()
            .forEach(one -> all.add(address + " close " + one.getKey()));
      }
    }
    return all;
  }

  private void writeDown() {
    try {
      ContractReport.write(all(), SEEN, COMPLAINTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
