package foodfast.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foodfast.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a frame may hold. */
class ChatFrameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "[]", "null", "\"x\"", "{", "{\"a\":1,\"a\":2}", "{\"type\":\"x\"} y"})
  void whatIsNoSingleObjectIsNoFrame(String text) {
    assertThrows(BadFrame.class, () -> ChatFrame.parse(text));
  }

  @Test
  void nestingWithoutEndIsNoFrame() {
    assertThrows(BadFrame.class, () -> ChatFrame.parse("{\"a\":" + "[".repeat(16_000)));
  }

  @Test
  void anEmojiIsOneCharacter() {
    String emoji = "😀".repeat(4_000);
    assertEquals(emoji, ChatFrame.parse("{\"text\":\"" + emoji + "\"}").text());
    ChatFrame longer = ChatFrame.parse("{\"text\":\"" + emoji + "x\"}");
    assertThrows(Problem.class, longer::text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u001f", "\\u007f", "\\ud800", "\\udc00x", "\\r"})
  void controlCharactersAndHalfSurrogatesAreRefused(String text) {
    ChatFrame frame = ChatFrame.parse("{\"text\":\"a" + text + "\"}");
    assertThrows(Problem.class, frame::text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "äöü", "€", "नमस्ते", "😀x😀"})
  void sizesAreThoseOfUtf8(String text) {
    assertEquals(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length, ChatFrame.bytes(text));
  }

  @Test
  void positionsAreWholeAndNotNegative() {
    assertEquals(7, ChatFrame.parse("{\"upTo\":7}").position("upTo", false));
    assertEquals(0, ChatFrame.parse("{}").position("after", true));
    assertThrows(BadFrame.class, () -> ChatFrame.parse("{}").position("upTo", false));
    for (String bad : new String[] {"-1", "1.5", "\"1\"", "1e30", "null", "true"}) {
      ChatFrame frame = ChatFrame.parse("{\"upTo\":" + bad + "}");
      assertThrows(BadFrame.class, () -> frame.position("upTo", true), bad);
    }
  }

  @Test
  void aClientIdIsToldBackOnlyIfItCanBe() {
    assertEquals("a", ChatFrame.parse("{\"clientId\":\"a\"}").knownClientId());
    assertNull(ChatFrame.parse("{\"clientId\":7}").knownClientId());
    assertNull(ChatFrame.parse("{\"clientId\":\"\\ud800\"}").knownClientId());
  }
}
