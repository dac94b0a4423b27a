package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
    assertEquals(SendQueue.BOUND + 1, taken, "one in flight and a mailbox full");
    assertEquals(DisconnectReason.TOO_SLOW, reader.ended());
    assertFalse(reader.offer(Frame.of("event", "late")));
  }

  @Test
  void lastFrameIsWrittenBeforeTheEnd() {
    reader.stall();
    reader.offer(Frame.of("event", "one"));
    reader.endAfter(Frame.of("bye", "bye"), DisconnectReason.SESSION_OVER);
    assertNull(reader.ended());
    assertFalse(reader.offer(Frame.of("event", "after the last")));
    reader.readAgain();
    assertEquals(List.of("one", "bye"), reader.data());
    assertEquals(DisconnectReason.SESSION_OVER, reader.ended());
  }

  @Test
  void whoIsToldGoodbyeIsNotWorthMoreWork() {
    reader.stall();
    reader.offer(Frame.of("event", "in flight"));
    assertTrue(reader.hasRoom());
    reader.endAfter(Frame.BYE, DisconnectReason.SESSION_OVER);
    assertFalse(reader.hasRoom());
  }

  @Test
  void closeActionsRunOnceAndAtOnceWhenItIsClosedAlready() {
    AtomicInteger ran = new AtomicInteger();
    reader.onClose(ran::incrementAndGet);
    reader.close(DisconnectReason.GONE);
    reader.close(DisconnectReason.ENDED);
    assertEquals(1, ran.get());
    reader.onClose(ran::incrementAndGet);
    assertEquals(2, ran.get());
    assertEquals(DisconnectReason.GONE, reader.ended());
  }

  @Test
  void aCloseActionThatFailsKeepsNoOtherFromLettingGo() {
    AtomicInteger letGo = new AtomicInteger();
    reader.onClose(letGo::incrementAndGet);
    reader.onClose(
        () -> {
          throw new IllegalStateException("the broker is gone, too");
        });
    reader.onClose(letGo::incrementAndGet);
    reader.close(DisconnectReason.GONE);
    assertEquals(2, letGo.get());
    assertEquals(DisconnectReason.GONE, reader.ended());
  }

  @Test
  void aConnectionThatCouldNotBeginHoldsNothingAndLeavesTheAnswerToItsDoor() {
    AtomicInteger held = new AtomicInteger(1);
    reader.onClose(held::decrementAndGet);
    Runnable beginning =
        () -> {
          throw new IllegalStateException("no thread is free");
        };
    assertThrows(IllegalStateException.class, () -> reader.orLetGo(beginning));
    assertEquals(0, held.get());
    assertNull(reader.ended(), "nobody closed the client's line");
    assertTrue(reader.isClosed());
  }
}
