package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The wait preference, in every form RFC 7240 allows. */
class PreferWaitTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "wait=10 | 10",
        "Wait = 10 | 10",
        "wait=\"10\" | 10",
        "wait=10; note=\"a, wait=3\" | 10",
        "respond-async, wait=10 | 10",
        "handling=lenient,,wait=10, | 10",
        "note=\"wait=3, \\\", wait=4\", wait=10 | 10",
        "wait=10, wait=20 | 10",
        "wait=010 | 10",
        "wait=56 | 55",
        "wait=99999999999999999999 | 55"
      })
  void isRead(String header, int seconds) {
    assertEquals(seconds, read(List.of(header)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "wait",
        "wait=",
        "wait=0",
        "wait=-1",
        "wait=1.5",
        "wait=\"\"",
        "wait=x, wait=10",
        "waiting=10",
        "await=10",
        "respond-async; wait=10",
        "note=\"wait=10\"",
        "wait=\"10"
      })
  void isIgnored(String header) {
    assertNull(read(List.of(header)));
  }

  @Test
  void severalLinesAreOneList() {
    assertNull(read(List.of()));
    assertEquals(10, read(List.of("respond-async", "wait=10")));
    assertEquals(10, read(List.of("wait=10", "wait=20")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "wait=55, foodfast-wait=240 | foodfast-wait=240",
        "foodfast-wait=241 | foodfast-wait=240",
        "FoodFast-Wait=100 | foodfast-wait=100",
        "wait=55, foodfast-wait=0 | wait=55",
        "wait=240 | wait=55"
      })
  void theLongerOneIsOurOwn(String header, String applied) {
    assertEquals(applied, PreferWait.of(List.of(header)).applied());
  }

  private static Integer read(List<String> lines) {
    PreferWait wait = PreferWait.of(lines);
    return wait == null ? null : wait.seconds();
  }

  @Test
  void aLongLineIsReadInOneGo() {
    String quotes = "a=\"" + "\\\"".repeat(8_000);
    assertNull(read(List.of(quotes)));
    assertEquals(10, read(List.of(quotes + "\", wait=10")));
  }
}
