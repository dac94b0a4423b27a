package foodfast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a request is counted on: what proxies say, and nothing that clients made up. */
class ClientAddressTest {
  private static final String PROXY = "10.0.0.1";
  private static final Predicate<String> TRUSTED =
      Pattern.compile("10\\.0\\.0\\.\\d+|2001:db8:0:0:0:0:0:\\w").asMatchPredicate();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.7                            | 198.51.100.7",
        "203.0.113.5, 198.51.100.7               | 198.51.100.7",
        "203.0.113.5,198.51.100.7, 10.0.0.2      | 198.51.100.7",
        "127.0.0.1, 198.51.100.7                 | 198.51.100.7",
        "198.51.100.7:4711                       | 198.51.100.7",
        "2001:db9::7                             | 2001:db9:0:0:0:0:0:7",
        "[2001:DB9:0::7]:4711, 2001:db8::1       | 2001:db9:0:0:0:0:0:7",
        "::ffff:198.51.100.7                     | 198.51.100.7",
        "10.0.0.3, 10.0.0.2                      | 10.0.0.3",
        "203.0.113.5, unknown                    | 10.0.0.1",
        "203.0.113.5, _hidden, 10.0.0.2          | 10.0.0.2",
        "203.0.113.5,                            | 10.0.0.1",
        "''                                      | 10.0.0.1",
        "'198.51.100.7 '                         | 198.51.100.7"
      })
  void theLastThatIsNoProxy(String header, String client) {
    assertEquals(
        client, of(PROXY, "X-Forwarded-For", Stream.of(header)), "X-Forwarded-For: " + header);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "for=198.51.100.7                                            | 198.51.100.7",
        "for=203.0.113.5, for=198.51.100.7;proto=https;by=10.0.0.1   | 198.51.100.7",
        "'For=\"[2001:db9::7]:4711\"'                                | 2001:db9:0:0:0:0:0:7",
        "'by=203.0.113.5; for=\"198.51.100.7:4711\"'                 | 198.51.100.7",
        "'for=\"203.0.113.5, for=198.51.100.7'                       | 198.51.100.7",
        "for=203.0.113.5, proto=https                                | 10.0.0.1",
        "for=203.0.113.5, for=_hidden                                | 10.0.0.1",
        "198.51.100.7                                                | 10.0.0.1"
      })
  void theOnesOfRfc7239(String header, String client) {
    assertEquals(client, of(PROXY, "Forwarded", Stream.of(header)), "Forwarded: " + header);
  }

  @Test
  void severalLinesAreOneWay() {
    assertEquals(
        "198.51.100.7", of(PROXY, "X-Forwarded-For", Stream.of("203.0.113.5", "198.51.100.7")));
  }

  @Test
  void nobodyElseIsBelieved() {
    assertEquals(
        "192.0.2.9", of("192.0.2.9", "X-Forwarded-For", Stream.of("198.51.100.7, 10.0.0.1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "evil.test",
        "256.1.1.1",
        "1.2.3",
        "1.2.3.4.5",
        "010.0.0.1",
        "1.2.3.4:5:6",
        "[1.2.3.4]",
        "12345::1",
        ":::",
        "[::1",
        "::1]x",
        "fe80::1%eth0",
        "",
        " ",
        "0x7f.0.0.1"
      })
  void whatWouldHaveToBeLookedUpIsNoAddress(String text) {
    assertEquals(Optional.empty(), ClientAddress.literal(text));
  }

  @Test
  void theSchemeOfTheNearestProxy() {
    assertEquals(
        List.of("http", "https"),
        ClientAddress.values("X-Forwarded-Proto", List.of("http, https"), ClientAddress.PROTO));
    assertEquals(
        List.of("", "https"),
        ClientAddress.values(
            "forwarded", List.of("for=203.0.113.5, for=x;proto=https"), ClientAddress.PROTO));
  }

  private static String of(String peer, String header, Stream<String> lines) {
    return ClientAddress.client(
        peer, ClientAddress.values(header, lines.toList(), ClientAddress.FOR), TRUSTED);
  }
}
