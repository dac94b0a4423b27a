package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "4242424242424242, ************4242",
    "my card is 4242 4242 4242 4242 ok?, my card is **** **** **** 4242 ok?",
    "5555-5555-5555-4444, ****-****-****-4444",
    "3782 822463 10005, **** ****** *0005",
    "two: 4242424242424242 and 5555555555554444., two: ************4242 and ************4444.",
    "4242 4242 4242 4242 12/27 123, **** **** **** 4242 12/27 123",
    "12 4242424242424242 5555 5555 5555 4444 7, 12 ************4242 **** **** **** 4444 7",
    "2223003122003222, ************3222",
    "6011111111111117, ************1117",
    "'(4000000000000002)', '(************0002)'",
    "'{\"text\":\"4242424242424242\"}', '{\"text\":\"************4242\"}'"
  })
  void hidesAllButTheLastFour(String text, String masked) {
    assertEquals(masked, CardNumbers.mask(text));
  }

  @Test
  void takesAnyNumberOfDigits() {
    String long1 = "1".repeat(1_000_000);
    assertEquals(long1, CardNumbers.mask(long1));
    String long2 = "1 ".repeat(500_000) + "a";
    assertEquals(long2, CardNumbers.mask(long2));
    String many = "4242424242424242 ".repeat(50_000);
    assertEquals("************4242 ".repeat(50_000), CardNumbers.mask(many));
  }

  @Test
  void digitsBeyondTheBasicPlaneAreDigitsToo() {
    String bold = "4242 4242 4242 4242".replace("4", "𝟒").replace("2", "𝟐");
    assertEquals("a **** **** **** 𝟒𝟐𝟒𝟐, 1", CardNumbers.mask("a " + bold + ", 1"));
  }

  @Test
  void aNumberMayStandBesideAWordThatBeginsWithADigit() {
    assertEquals("************4242 5a", CardNumbers.mask("4242424242424242 5a"));
    assertEquals("a4 ************4242", CardNumbers.mask("a4 4242424242424242"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call +49 30 1234567 or 0049 170 123 4567",
        "4242424242424241",
        "1234567890123456",
        "order 424242424242",
        "id 9f4242424242424242",
        "00000000-0000-0000-0000-000000000000",
        "550e8400-e29b-41d4-a716-446655440000",
        "2026-11-22T15:12:38.117164Z",
        "52.520006599999 13.404953999999",
        "42424242424242424242",
        ""
      })
  void leavesOtherNumbersAlone(String text) {
    assertEquals(text, CardNumbers.mask(text));
  }
}
