package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonShapeTest {
  enum Size {
    SMALL,
    LARGE
  }

  record Item(UUID id, int quantity, String note) {}

  record Cart(
      List<Item> items,
      Size size,
      Instant at,
      Double lat,
      Long amount,
      Boolean gift,
      @JsonbProperty("new") String renamed,
      Map<String, Integer> counts) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'unknown': [1, 'x', {}]}",
        "{'items': [{'id': '550e8400-e29b-41d4-a716-446655440000', 'quantity': 2147483647}]}",
        "{'items': null, 'size': 'LARGE', 'at': '2026-01-31T12:00:00Z', 'lat': 1, 'gift': true}",
        "{'items': [{'quantity': -1, 'note': 'tab\\t line\\n \\ud83c\\udf55'}]}",
        "{'amount': 9223372036854775807, 'counts': {'a': 1}}"
      })
  void takesWhatFits(String json) {
    assertEquals(List.of(), misfits(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'items': [{'quantity': 1.5}]} | /items/0/quantity",
        "{'items': [{'quantity': 1.0}]} | /items/0/quantity",
        "{'items': [{'quantity': 2147483648}]} | /items/0/quantity",
        "{'items': [{'quantity': 1e999999999}]} | /items/0/quantity",
        "{'items': [{'quantity': '1'}]} | /items/0/quantity",
        "{'items': [{'quantity': null}]} | /items/0/quantity",
        "{'items': [{}]} | /items/0/quantity",
        "{'items': [{'quantity': 1}, 5]} | /items/1",
        "{'items': {}} | /items",
        "{'items': [{'quantity': 1, 'id': '1-1-1-1-1'}]} | /items/0/id",
        "{'items': [{'quantity': 1, 'note': 'a\\u0000'}]} | /items/0/note",
        "{'items': [{'quantity': 1, 'note': 'a\\r'}]} | /items/0/note",
        "{'items': [{'quantity': 1, 'note': '\\u007f'}]} | /items/0/note",
        "{'items': [{'quantity': 1, 'note': '\\ud83c'}]} | /items/0/note",
        "{'items': [{'quantity': 1, 'note': '\\udf55\\ud83c'}]} | /items/0/note",
        "{'items': [{'quantity': 1, 'note': 5}]} | /items/0/note",
        "{'items': [{'quantity': 1, 'note': {}}]} | /items/0/note",
        "{'size': 'MEDIUM'} | /size",
        "{'size': 1} | /size",
        "{'at': 'yesterday'} | /at",
        "{'at': '+100000-01-01T00:00:00Z'} | /at",
        "{'lat': 1e400} | /lat",
        "{'amount': 9223372036854775808} | /amount",
        "{'gift': 'true'} | /gift",
        "{'new': 1} | /new",
        "{'counts': {'a/b~': 'x'}} | /counts/a~1b~0"
      })
  void pointsAtWhatDoesNot(String json, String pointer) {
    assertEquals(List.of(pointer), misfits(json));
  }

  @Test
  void takesObjectsOnly() {
    assertEquals(List.of(""), misfits("[]"));
    assertEquals(List.of(""), misfits("null"));
    assertEquals(List.of(""), misfits("'x'"));
  }

  private static List<String> misfits(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')))) {
      return JsonShape.misfits(reader.readValue(), Cart.class).stream()
          .map(error -> error.get("pointer"))
          .toList();
    }
  }
}
