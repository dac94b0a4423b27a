package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** What makes two spellings of a name one. */
class UnicodeTextTest {
  @Test
  void caseBlanksAndComposedUmlautsMakeNoDifference() {
    assertEquals(UnicodeText.key("Köln"), UnicodeText.key("  KO\u0308LN "));
    assertEquals(UnicodeText.key("Berlin"), UnicodeText.key("\tbERLIN\n"));
    assertEquals(UnicodeText.key("ISTANBUL"), UnicodeText.key("istanbul"));
    assertNotEquals(UnicodeText.key("Köln"), UnicodeText.key("Koln"));
    assertNotEquals(UnicodeText.key("Frankfurt"), UnicodeText.key("Frank furt"));
  }
}
