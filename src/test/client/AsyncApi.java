package foodfast.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A client of any AsyncAPI 3.0 document: opens its sockets where it says, makes the frames that it
 * says the server hears, and holds what the server says against it. It knows no frame by name.
 */
final class AsyncApi {
  private static final String ADDRESS = "https://client.test/asyncapi";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String node;
  private final JsonNode document;
  private final SchemaRegistry schemas;

  AsyncApi(String node) throws Exception {
    this.node = node;
    HttpRequest request = HttpRequest.newBuilder(URI.create(node + "/asyncapi.json")).build();
    this.document = JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            with -> with.schemas(Map.of(ADDRESS, document.toString())));
  }

  /** The name of the channel with that address. */
  String channelAt(String address) {
    for (Map.Entry<String, JsonNode> one : document.path("channels").properties()) {
      if (one.getValue().path("address").asText().equals(address)) {
        return one.getKey();
      }
    }
    throw new IllegalArgumentException("no channel at " + address);
  }

  /** References to the messages of a channel in one direction, {@code receive} or {@code send}. */
  List<JsonNode> messages(String channel, String action) {
    List<JsonNode> messages = new ArrayList<>();
    for (JsonNode operation : document.path("operations")) {
      boolean here = operation.at("/channel/$ref").asText().equals("#/channels/" + channel);
      if (here && operation.path("action").asText().equals(action)) {
        operation.path("messages").forEach(message -> messages.add(resolved(message)));
      }
    }
    return messages;
  }

  /**
   * A frame that the server hears on a channel: the message's example, or what its schema allows,
   * with what is known put in by name, and now for every time.
   */
  ObjectNode frame(JsonNode message, Map<String, ?> known) {
    JsonNode schema = resolved(message.path("payload"));
    JsonNode example = message.at("/examples/0/payload");
    ObjectNode frame = JSON.createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              JsonNode kind = resolved(member.getValue());
              if (known.containsKey(name)) {
                frame.set(name, JSON.valueToTree(known.get(name)));
              } else if (kind.path("format").asText().equals("date-time")) {
                frame.put(name, Instant.now().toString());
              } else if (example.has(name)) {
                frame.set(name, example.get(name));
              } else if (isRequired(schema, name)) {
                frame.set(name, any(kind));
              }
            });
    List<String> misfits = misfits(message, frame);
    if (!misfits.isEmpty()) {
      throw new IllegalStateException("no frame can be made of " + message + ": " + misfits);
    }
    return frame;
  }

  private static boolean isRequired(JsonNode schema, String name) {
    for (JsonNode one : schema.path("required")) {
      if (one.asText().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Some value of a schema without an example. */
  private static JsonNode any(JsonNode schema) {
    if (schema.has("const")) {
      return schema.get("const");
    }
    if (schema.has("enum")) {
      return schema.at("/enum/0");
    }
    return switch (schema.path("type").asText()) {
      case "integer", "number" -> schema.path("minimum").isNumber()
          ? schema.get("minimum")
          : JSON.getNodeFactory().numberNode(1);
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      default -> JSON.getNodeFactory().textNode("some text");
    };
  }

  /** What is wrong with a frame of that message. */
  private List<String> misfits(JsonNode message, JsonNode frame) {
    String pointer = message.at("/payload/$ref").asText();
    return schemas.getSchema(SchemaLocation.of(ADDRESS + pointer)).validate(frame).stream()
        .map(Object::toString)
        .toList();
  }

  private JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(document.at(reference.substring(1)));
  }

  /**
   * Opens the socket of a channel.
   *
   * @param known values of the parameters in its address and its query, by name; what the query may
   *     have beside them is left out
   */
  Line open(String channel, Map<String, String> known) {
    JsonNode told = document.path("channels").path(channel);
    String path = told.path("address").asText();
    for (Map.Entry<String, JsonNode> parameter : told.path("parameters").properties()) {
      path = path.replace("{" + parameter.getKey() + "}", known.get(parameter.getKey()));
    }
    Map<String, String> query = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> one :
        told.at("/bindings/ws/query/properties").properties()) {
      if (known.containsKey(one.getKey())) {
        query.put(one.getKey(), known.get(one.getKey()));
      }
    }
    Line line = new Line(channel);
    String address = node.replaceFirst("http", "ws") + path + "?";
    List<String> pairs = new ArrayList<>();
    query.forEach((name, value) -> pairs.add(name + "=" + value));
    line.socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(URI.create(address + String.join("&", pairs)), line)
            .join();
    return line;
  }

  /** An open socket; whatever comes must stand in the document. */
  final class Line implements WebSocket.Listener {
    private final String channel;
    private final StringBuilder part = new StringBuilder();
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final List<JsonNode> passed = new ArrayList<>();
    private WebSocket socket;

    private Line(String channel) {
      this.channel = channel;
    }

    void say(ObjectNode frame) {
      socket.sendText(frame.toString(), true).join();
    }

    /** The first frame of this type that was not asked for yet. */
    JsonNode hears(String type) throws InterruptedException {
      for (JsonNode one : passed) {
        if (one.path("type").asText().equals(type)) {
          passed.remove(one);
          return one;
        }
      }
      while (true) {
        JsonNode next = heard.poll(20, TimeUnit.SECONDS);
        if (next == null || next.has("fault")) {
          throw new IllegalStateException("instead of " + type + ": " + next + " after " + passed);
        }
        if (next.path("type").asText().equals(type)) {
          return next;
        }
        passed.add(next);
      }
    }

    /** Ends it from here. */
    void close() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        heard.add(checked(part.toString()));
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      JsonNode codes = document.path("channels").path(channel).path("x-close-codes");
      ObjectNode end = JSON.createObjectNode().put("type", "close").put("code", code);
      heard.add(codes.has(String.valueOf(code)) ? end : end.put("fault", "unknown close code"));
      return null;
    }

    private JsonNode checked(String text) {
      ObjectNode fault = JSON.createObjectNode().put("fault", "not in the document: " + text);
      try {
        JsonNode frame = JSON.readTree(text);
        for (JsonNode message : messages(channel, "send")) {
          String type = resolved(message.path("payload")).at("/properties/type/const").asText();
          if (type.equals(frame.path("type").asText()) && misfits(message, frame).isEmpty()) {
            return frame;
          }
        }
      } catch (java.io.IOException noJson) {
        return fault;
      }
      return fault;
    }
  }
}
