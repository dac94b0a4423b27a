package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on entity tags in all their forms; the tag asked about is "v7". */
class ConditionalRequestTest {
  private static final String TAG = "\"v7\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"v7\" | true | true",
        "W/\"v7\" | true | false",
        " * | true | true",
        "\"v6\", \"v7\" | true | true",
        "\"v6\",W/\"v7\",\"v8\" | true | false",
        "\"a,b\" , \"v7\" | true | true",
        "\"v6\" | false | false",
        "\"v77\" | false | false",
        "\"xv7\" | false | false",
        "v7 | false | false",
        "\"*\" | false | false",
        "\"v7 | false | false"
      })
  void oneLine(String line, boolean known, boolean latest) {
    assertEquals(known, ConditionalRequest.isKnown(List.of(line), TAG));
    assertEquals(latest, ConditionalRequest.isLatest(List.of(line), TAG));
  }

  @Test
  void severalLinesAreOneList() {
    assertTrue(ConditionalRequest.isKnown(List.of("\"v6\"", "\"v7\""), TAG));
    assertTrue(ConditionalRequest.isLatest(List.of("\"v6\"", "\"v7\""), TAG));
    assertFalse(ConditionalRequest.isKnown(List.of(), TAG));
    assertFalse(ConditionalRequest.isKnown(null, TAG));
    assertFalse(ConditionalRequest.isLatest(null, TAG));
  }
}
