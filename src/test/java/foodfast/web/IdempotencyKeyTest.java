package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "abc-1, abc-1",
        "'\"abc-1\"', abc-1",
        "'\"a b\"', a b",
        "'\"a\\\"b\\\\\"', 'a\"b\\'",
        "'  x ', x"
      })
  void isReadBareOrQuoted(String header, String key) {
    assertEquals(key, IdempotencyKey.parse(header));
  }

  @Test
  void mayBeAbsent() {
    assertNull(IdempotencyKey.parse(null));
  }

  @Test
  void hasAtMost255Characters() {
    String longest = "k".repeat(255);
    assertEquals(longest, IdempotencyKey.parse(longest));
    assertEquals(longest, IdempotencyKey.parse('"' + longest + '"'));
    assertThrows(Problem.class, () -> IdempotencyKey.parse(longest + "k"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"", "\"a", "\"a\"b\"", "\"a\\x\"", "\"a\\", "ä", "a\u0001"})
  void isRefusedOtherwise(String header) {
    Problem refused = assertThrows(Problem.class, () -> IdempotencyKey.parse(header));
    assertEquals(400, refused.status());
  }
}
