package foodfast.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One operation as a node's OpenAPI document tells it, and the request that its examples make.
 *
 * @param path with the names of its parameters
 * @param parameters with those of the path
 */
public record Operation(
    JsonNode document, String method, String path, JsonNode told, List<JsonNode> parameters) {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");
  private static final String BODIES = "/requestBody/content";

  /** All of them, in the order of the document. */
  public static List<Operation> all(Node node) {
    JsonNode document = Schemas.read(node.door().get("/openapi?format=json").expects(200).body());
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
        if (METHODS.contains(one.getKey())) {
          List<JsonNode> parameters =
              Stream.of(path.getValue(), one.getValue())
                  .flatMap(of -> elements(of.path("parameters")))
                  .map(parameter -> resolved(document, parameter))
                  .toList();
          String method = one.getKey().toUpperCase();
          all.add(new Operation(document, method, path.getKey(), one.getValue(), parameters));
        }
      }
    }
    return all;
  }

  /** The codes of all refusals that the document knows. */
  public List<String> problems() {
    return document.at("/components/examples").properties().stream()
        .map(Map.Entry::getKey)
        .toList();
  }

  public String id() {
    return told.path("operationId").asText();
  }

  /** Whether the document says that it refuses so. */
  public boolean refuses(int status, String code) {
    return resolved(told.path("responses").path(String.valueOf(status)))
        .at("/content/application~1problem+json/examples")
        .has(code);
  }

  /** Whom it is for; none are all who are logged in, or everybody. */
  public List<String> roles() {
    return elements(told.path("x-roles")).map(JsonNode::asText).toList();
  }

  public boolean isForAnybody() {
    return told.has("security");
  }

  /** The type of body that it takes, or an empty string. */
  public String bodyType() {
    return told.at(BODIES).properties().stream().findFirst().map(Map.Entry::getKey).orElse("");
  }

  /** Whether something must stand in its body. */
  public boolean needsMembers() {
    return !resolved(told.at(BODIES).path(bodyType()).path("schema")).path("required").isEmpty();
  }

  public List<JsonNode> parameters(String in) {
    return parameters.stream().filter(one -> one.path("in").asText().equals(in)).toList();
  }

  public JsonNode schema(JsonNode parameter) {
    return resolved(parameter.path("schema"));
  }

  /** Whether the document has a value for everything that its address must have. */
  public boolean hasAnAddress() {
    return parameters("path").stream().allMatch(one -> one.has("example"));
  }

  /** Its address by the examples; what has none is the thing with this id. */
  public String address(String id) {
    String address = path;
    for (JsonNode one : parameters("path")) {
      String name = "{" + one.path("name").asText() + "}";
      boolean isId = schema(one).path("format").asText().equals("uuid");
      address = address.replace(name, isId && id != null ? id : example(one).asText());
    }
    String query = "?";
    for (JsonNode one : parameters("query")) {
      if (one.path("required").asBoolean()) {
        address += query + one.path("name").asText() + "=" + example(one).asText();
        query = "&";
      }
    }
    return address;
  }

  /** The names of the headers that must be there. */
  public List<String> headers() {
    return parameters("header").stream()
        .filter(one -> one.path("required").asBoolean())
        .map(one -> one.path("name").asText())
        .toList();
  }

  /** The door with all headers that must be there, but for one. */
  public Door headed(Door door, String without) {
    Door headed = door;
    for (JsonNode one : parameters("header")) {
      String name = one.path("name").asText();
      if (headers().contains(name) && !name.equals(without)) {
        headed = headed.with(name, example(one).asText());
      }
    }
    return headed;
  }

  public Door headed(Door door) {
    return headed(door, "");
  }

  /** Whether its answer has no end. */
  public boolean streams() {
    return told.at("/responses/200/content").has("text/event-stream");
  }

  public Answer ask(Door door, String address) {
    String type = bodyType();
    return !told.at("/requestBody/required").asBoolean()
        ? door.send(method, address)
        : door.send(method, address, type, body(type));
  }

  /** The example of its body. */
  private String body(String type) {
    JsonNode media = told.at(BODIES).path(type);
    JsonNode body = media.has("example") ? media.path("example") : value(media.path("schema"));
    return type.endsWith("json") ? body.toString() : body.asText();
  }

  private JsonNode example(JsonNode parameter) {
    return parameter.has("example") ? parameter.path("example") : value(parameter.path("schema"));
  }

  /** A value that the schema gives as its example, or what its examples make. */
  private JsonNode value(JsonNode reference) {
    JsonNode schema = resolved(reference);
    if (schema.has("example") || schema.has("const")) {
      return schema.has("example") ? schema.path("example") : schema.path("const");
    }
    if (schema.has("examples") || schema.has("enum")) {
      return schema.path(schema.has("examples") ? "examples" : "enum").path(0);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> members(schema);
      case "array" -> ((ArrayNode) Schemas.read("[]")).add(value(schema.path("items")));
      case "integer" -> Schemas.read(String.valueOf(schema.path("minimum").asLong(1)));
      case "boolean" -> Schemas.read("true");
      default -> Schemas.JSON.valueToTree(UUID.randomUUID().toString());
    };
  }

  private JsonNode members(JsonNode schema) {
    ObjectNode object = (ObjectNode) Schemas.read("{}");
    elements(schema.path("required"))
        .map(JsonNode::asText)
        .forEach(name -> object.set(name, value(schema.path("properties").path(name))));
    return object;
  }

  private JsonNode resolved(JsonNode node) {
    return resolved(document, node);
  }

  private static JsonNode resolved(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(document, document.at(reference.substring(1)));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return id();
  }
}
