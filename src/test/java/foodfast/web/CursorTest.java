package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123456Z");

  @Test
  void whatAClientHandsBackIsWhatItGot() {
    Cursor cursor = new Cursor(NOW, UUID.randomUUID());
    assertEquals(cursor, Cursor.newestFirst(cursor.toString()));
    assertEquals(cursor, Cursor.oldestFirst(cursor.toString()));
  }

  @Test
  void aBlankOneIsTheBeginningOfTheList() {
    assertTrue(Cursor.newestFirst(" ").at().isAfter(NOW));
    assertTrue(Cursor.oldestFirst("").at().isBefore(NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "_",
        "2026-01-31T12:00:00Z",
        "2026-01-31T12:00:00Z_",
        "2026-01-31T12:00:00Z_7",
        "1969-12-31T23:59:59Z_00000000-0000-0000-0000-000000000000",
        "+10000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000"
      })
  void otherTextsAreRefused(String text) {
    Problem refused = assertThrows(Problem.class, () -> Cursor.newestFirst(text));
    assertEquals("bad-cursor", refused.type());
  }
}
