package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** What is handed to the server, which adds the first field's name and an empty line. */
class FrameTest {
  @Test
  void anEventIsHandedOverInOnePiece() {
    Frame frame = new Frame("ticket", "7", "{\"a\":1}", null);
    assertEquals("ticket\nid: 7\ndata: {\"a\":1}", frame.getName());
    assertNull(frame.getData());
  }

  @Test
  void linesOfDataStayData() {
    assertEquals("note\ndata: one\ndata: two", Frame.of("note", "one\ntwo").getName());
  }

  @Test
  void theFirstSaysWhenToComeBack() {
    String sync = "sync\nid: 3\nretry: 2000\ndata: {\"position\":3,\"recovered\":true}";
    assertEquals(sync, Frame.sync(3, true).getName());
  }

  @Test
  void aHeartbeatIsACommentAlone() {
    assertEquals("alive", Frame.HEARTBEAT.getComment());
    assertNull(Frame.HEARTBEAT.getType());
    assertNull(Frame.HEARTBEAT.getName());
  }
}
