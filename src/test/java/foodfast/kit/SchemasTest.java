package foodfast.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds answers against the contract notices what it should. */
class SchemasTest {
  private static final Schemas DOCUMENT =
      new Schemas(
          """
          {"answer": {"schema": {"$ref": "#/schemas/Order"}},
           "schemas": {
             "Order": {"type": "object", "required": ["id", "next"], "properties": {
               "id": {"type": "string", "format": "uuid"},
               "state": {"$ref": "#/schemas/State"},
               "total": {"$ref": "#/schemas/Money"},
               "next": {"type": ["string", "null"]}}},
             "Money": {"type": "object", "properties": {"amount": {"type": "integer"}}},
             "State": {"type": "string", "enum": ["PLACED"]}}}
          """);
  private static final String ID = "\"id\": \"0f3c2d1a-3b5e-4f6a-8c7d-1e2f3a4b5c6d\"";
  private final JsonNode order = DOCUMENT.root.at("/answer/schema");

  @Test
  void whatStandsThereFits() {
    String whole = "{%s, \"next\": null, \"state\": \"PLACED\", \"total\": {\"amount\": 1}}";
    assertEquals(java.util.List.of(), DOCUMENT.misfits(order, whole.formatted(ID)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{%s}",
        "{%s, \"next\": 1}",
        "{%s, \"next\": null, \"state\": \"LOST\"}",
        "{%s, \"next\": null, \"more\": 1}",
        "{%s, \"next\": null, \"total\": {\"amount\": 1.5}}",
        "{%s, \"next\": null, \"total\": {\"amount\": 1, \"tip\": 2}}",
        "[{%s, \"next\": null}]",
        "%s"
      })
  void whatDoesNotIsNoticed(String value) {
    assertFalse(DOCUMENT.misfits(order, value.formatted(ID)).isEmpty());
  }
}
