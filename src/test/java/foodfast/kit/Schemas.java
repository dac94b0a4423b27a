package foodfast.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;

/**
 * A document with JSON schemas in it. What clients must pass over, members that stand in no schema,
 * counts as a mistake here: it is the document that lacks them.
 */
final class Schemas {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ADDRESS = "https://foodfast.test/document";

  final JsonNode root;
  private final SchemaRegistry registry;

  Schemas(String text) {
    root = read(text);
    close(root);
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            with -> with.schemas(Map.of(ADDRESS, root.toString())));
  }

  /** What a reference points to, or the thing itself. */
  JsonNode resolved(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(root.at(reference.substring(1)));
  }

  /**
   * What is wrong with a value.
   *
   * @param schema a node of this document
   */
  List<String> misfits(JsonNode schema, String value) {
    JsonNode json;
    try {
      json = JSON.readTree(value);
    } catch (JsonProcessingException e) {
      return List.of("it is no JSON");
    }
    return registry
        .getSchema(SchemaLocation.of(ADDRESS + "#" + pointer(schema)))
        .validate(json)
        .stream()
        .map(Error::toString)
        .toList();
  }

  /** Where a schema stands: most are references, whose text says it. */
  private String pointer(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? found(root, "", schema) : reference.substring(1);
  }

  private static String found(JsonNode in, String path, JsonNode wanted) {
    if (in == wanted) {
      return path;
    }
    for (Map.Entry<String, JsonNode> member : in.properties()) {
      String name = member.getKey().replace("~", "~0").replace("/", "~1");
      String found = found(member.getValue(), path + "/" + name, wanted);
      if (found != null) {
        return found;
      }
    }
    for (int i = 0; in.isArray() && i < in.size(); i++) {
      String found = found(in.get(i), path + "/" + i, wanted);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Objects that name their members have no others. */
  private static void close(JsonNode node) {
    node.forEach(Schemas::close);
    if (node instanceof ObjectNode schema
        && schema.path("type").asText().equals("object")
        && schema.has("properties")
        && !schema.has("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
  }

  static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
