package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JSON is taken for, and where a misfit is pointed at. */
class StrictJsonTest {
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
      @JsonProperty("new") String renamed,
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
        "{'items': [{'quantity': 1e-1}]} | /items/0/quantity",
        "{'items': [{'quantity': 2147483648.0}]} | /items/0/quantity",
        "{'items': [{'quantity': 1e400}]} | /items/0/quantity",
        "{'items': [{'quantity': -1e400}]} | /items/0/quantity",
        "{'items': [{'quantity': 1e-999999999}]} | /items/0/quantity",
        "{'amount': 1e19} | /amount",
        "{'amount': 0.5} | /amount",
        "{'lat': 1e999999999} | /lat",
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
        "{'counts': {'a/b~': 'x'}} | /counts/a~1b~0",
        "{'items': ['']} | /items/0",
        "{'items': ''} | /items",
        "{'items': [[]]} | /items/0",
        "{'gift': 1} | /gift",
        "{'gift': ''} | /gift",
        "{'lat': '1'} | /lat",
        "{'size': ''} | /size",
        "{'size': 0} | /size",
        "{'at': 5} | /at",
        "{'at': ''} | /at",
        "{'counts': []} | /counts"
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

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "1e0, 1",
    "1E+2, 100",
    "100e-2, 1",
    "10.50e1, 105",
    "-0, 0",
    "-0.0, 0",
    "0e999999999, 0",
    "0e-999999999, 0",
    "2147483647.000, 2147483647"
  })
  void aWholeNumberIsOneHoweverItIsWritten(String written, int meant) {
    Cart cart = read("{'items': [{'quantity': " + written + "}], 'amount': " + written + "}");
    assertEquals(meant, cart.items().get(0).quantity());
    assertEquals(meant, cart.amount());
  }

  @Test
  void takesEachValueForWhatItIs() {
    Cart cart =
        read(
            "{'items': [{'id': '550e8400-e29b-41d4-a716-446655440000', 'quantity': 2, 'note':"
                + " '\\ud83c\\udf55'}], 'size': 'LARGE', 'at': '2026-01-31T12:00:00Z', 'lat': 1,"
                + " 'gift': false, 'new': 'x', 'counts': {'a': 1}}");
    assertEquals("550e8400-e29b-41d4-a716-446655440000", cart.items().get(0).id().toString());
    assertEquals("🍕", cart.items().get(0).note());
    assertEquals(Size.LARGE, cart.size());
    assertEquals(Instant.parse("2026-01-31T12:00:00Z"), cart.at());
    assertEquals(1.0, cart.lat());
    assertEquals(false, cart.gift());
    assertEquals("x", cart.renamed());
    assertEquals(1, cart.counts().get("a"));
    assertNull(cart.amount());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{} {}",
        "{} x",
        "[] []",
        "{'a': 1, 'a': 2}",
        "{'items': [{'quantity': 1, 'quantity': 1}]}",
        "{'quantity': 01}",
        "{'quantity': +1}",
        "{'quantity': NaN}",
        "{'quantity': 1e9999999999}",
        "{'quantity': 1.}",
        "{'a': 'tab\tin a text'}",
        "{a: 1}",
        "// {}"
      })
  void whatCannotBeReadIsMalformed(String json) {
    assertEquals("/problems/malformed-body", refusal(json).members().get("type"));
  }

  @Test
  void noBodyIsTooMuch() {
    for (String json :
        List.of(
            "[".repeat(500_000),
            "{'a':".repeat(200_000),
            "{'quantity': " + "9".repeat(1_000_000) + "}",
            "{'quantity': 1e" + "9".repeat(1_000_000) + "}")) {
      assertEquals("/problems/malformed-body", refusal(json).members().get("type"));
    }
  }

  @Test
  void aBodyIsUtf8() {
    byte[] latin = "{\"new\": \"K\u00f6ln\"}".getBytes(StandardCharsets.ISO_8859_1);
    Problem refused = assertThrows(Problem.class, () -> StrictJson.read(latin, Cart.class));
    assertEquals("/problems/malformed-body", refused.members().get("type"));
    byte[] utf8 = "{\"new\": \"K\u00f6ln\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals("Köln", StrictJson.read(utf8, Cart.class).renamed());
  }

  private static Cart read(String json) {
    return StrictJson.read(json.replace('\'', '"'), Cart.class);
  }

  private static Problem refusal(String json) {
    return assertThrows(Problem.class, () -> read(json));
  }

  private static List<String> misfits(String json) {
    Problem refused;
    try {
      read(json);
      return List.of();
    } catch (Problem refusal) {
      refused = refusal;
    }
    assertEquals("/problems/invalid-body", refused.members().get("type"));
    return ((List<?>) refused.members().get("errors"))
        .stream().map(error -> ((Map<?, ?>) error).get("pointer").toString()).toList();
  }
}
