package foodfast.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foodfast.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a frame may hold. */
class SocketFrameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "[]", "null", "\"x\"", "{", "{\"a\":1,\"a\":2}", "{\"type\":\"x\"} y"})
  void whatIsNoSingleObjectIsNoFrame(String text) {
    assertThrows(Problem.class, () -> SocketFrame.parse(text));
  }

  @Test
  void nestingWithoutEndIsNoFrame() {
    assertThrows(Problem.class, () -> SocketFrame.parse("{\"a\":" + "[".repeat(16_000)));
  }

  @Test
  void positionsAreWholeAndNotNegative() {
    assertEquals(7, SocketFrame.parse("{\"upTo\":7}").position("upTo", false));
    assertEquals(7, SocketFrame.parse("{\"upTo\":7.0}").position("upTo", false));
    assertEquals(0, SocketFrame.parse("{}").position("after", true));
    assertThrows(Problem.class, () -> SocketFrame.parse("{}").position("upTo", false));
    for (String bad : new String[] {"-1", "1.5", "1e999", "\"1\"", "1e30", "null", "true"}) {
      SocketFrame frame = SocketFrame.parse("{\"upTo\":" + bad + "}");
      assertThrows(Problem.class, () -> frame.position("upTo", true), bad);
    }
  }

  @Test
  void aClientIdIsToldBackOnlyIfItCanBe() {
    String emoji = "😀".repeat(100);
    SocketFrame longest = SocketFrame.parse("{\"clientId\":\"" + emoji + "\"}");
    assertEquals(emoji, longest.known("clientId"));
    assertEquals(emoji, longest.label("clientId"));
    SocketFrame longer = SocketFrame.parse("{\"clientId\":\"" + emoji + "x\"}");
    assertNull(longer.known("clientId"));
    assertThrows(Problem.class, () -> longer.label("clientId"));
    assertEquals("a", SocketFrame.parse("{\"clientId\":\"a\"}").known("clientId"));
    assertNull(SocketFrame.parse("{\"clientId\":7}").known("clientId"));
    assertNull(SocketFrame.parse("{\"clientId\":\"\\ud800\"}").known("clientId"));
  }
}
