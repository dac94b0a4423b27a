package foodfast.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import foodfast.session.SocketFrame;
import foodfast.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be said in a chat. */
class ChatTextTest {
  private static SocketFrame saying(String text) {
    return SocketFrame.parse("{\"text\":\"" + text + "\"}");
  }

  @Test
  void anEmojiIsOneCharacter() {
    String emoji = "😀".repeat(4_000);
    assertEquals(emoji, FrameDispatcher.text(saying(emoji)));
    assertEquals(emoji, FrameDispatcher.text(saying("\\ud83d\\ude00".repeat(4_000))));
    SocketFrame longer = saying(emoji + "x");
    assertThrows(Problem.class, () -> FrameDispatcher.text(longer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u001f", "\\u007f", "\\ud800", "\\udc00x", "\\r"})
  void controlCharactersAndHalfSurrogatesAreRefused(String text) {
    SocketFrame frame = saying("a" + text);
    assertThrows(Problem.class, () -> FrameDispatcher.text(frame));
  }
}
