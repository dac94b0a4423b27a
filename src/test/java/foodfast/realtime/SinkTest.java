package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A mailbox is bounded, keeps only the newest of a slot, and its client is cut rather than waited
 * for.
 */
class SinkTest {
  private final Reader reader = new Reader(Runnable::run);

  @Test
  void newestOfASlotReplacesWhatWaits() {
    reader.stall();
    reader.offer(Frame.of("first", "in flight"));
    for (int i = 0; i < 1_000; i++) {
      assertTrue(reader.offer(Frame.live("position", "p" + i, "here")));
    }
    reader.readAgain();
    assertEquals(List.of("in flight", "p999"), reader.data());
  }

  @Test
  void whatStillWaitsCanBeTakenBackAndWhatIsInFlightCannot() {
    reader.stall();
    reader.offer(Frame.live("position", "in flight", "here"));
    assertNull(reader.takeBack("here"));
    reader.offer(Frame.live("position", "waits", "here"));
    assertEquals("waits", reader.takeBack("here").data());
    assertNull(reader.takeBack("here"));
    reader.readAgain();
    assertEquals(List.of("in flight"), reader.data());
  }

  @Test
  void clientWhoseMailboxIsFullIsCut() {
    reader.stall();
    int taken = 0;
    while (reader.offer(Frame.of("event", "e" + taken))) {
      taken++;
    }
    assertEquals(Mailbox.BOUND + 1, taken, "one in flight and a mailbox full");
    assertEquals(End.TOO_SLOW, reader.ended());
    assertFalse(reader.offer(Frame.of("event", "late")));
  }

  @Test
  void lastFrameIsWrittenBeforeTheEnd() {
    reader.stall();
    reader.offer(Frame.of("event", "one"));
    reader.endAfter(Frame.of("bye", "bye"), End.SESSION_OVER);
    assertNull(reader.ended());
    assertFalse(reader.offer(Frame.of("event", "after the last")));
    reader.readAgain();
    assertEquals(List.of("one", "bye"), reader.data());
    assertEquals(End.SESSION_OVER, reader.ended());
  }

  @Test
  void whoIsToldGoodbyeIsNotWorthMoreWork() {
    reader.stall();
    reader.offer(Frame.of("event", "in flight"));
    assertTrue(reader.hasRoom());
    reader.endAfter(Frame.BYE, End.SESSION_OVER);
    assertFalse(reader.hasRoom());
  }

  @Test
  void closeActionsRunOnceAndAtOnceWhenItIsClosedAlready() {
    AtomicInteger ran = new AtomicInteger();
    reader.onClose(ran::incrementAndGet);
    reader.close(End.GONE);
    reader.close(End.ENDED);
    assertEquals(1, ran.get());
    reader.onClose(ran::incrementAndGet);
    assertEquals(2, ran.get());
    assertEquals(End.GONE, reader.ended());
  }
}
