package foodfast.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frames are handled one at a time in their order, and no faster than the client listens. */
class InboundFrameQueueTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final AtomicBoolean room = new AtomicBoolean(true);
  private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger atOnce = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final InboundFrameQueue queue = new InboundFrameQueue(threads, this::handle, room::get);

  private void handle(String frame) {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    handled.add(frame);
    atOnce.decrementAndGet();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void oneAtATimeInTheOrderTheyCame() {
    List<String> frames = IntStream.range(0, 3_000).mapToObj(Integer::toString).toList();
    frames.forEach(frame -> assertTrue(queue.offer(frame)));
    Eventually.within(Duration.ofSeconds(10))
        .holds("all handled", () -> handled.size() == frames.size());
    assertEquals(frames, handled);
    assertEquals(1, mostAtOnce.get());
  }

  @Test
  void waitsForAClientThatDoesNotListenAndIsBounded() {
    room.set(false);
    int taken = 0;
    while (queue.offer("x")) {
      taken++;
    }
    assertEquals(InboundFrameQueue.FRAMES, taken);
    assertEquals(List.of(), handled);
    room.set(true);
    queue.resume();
    Eventually.within(Duration.ofSeconds(10))
        .holds("all handled", () -> handled.size() == InboundFrameQueue.FRAMES);
  }

  @Test
  void isBoundedInSizeToo() {
    room.set(false);
    assertTrue(queue.offer("x".repeat(InboundFrameQueue.CHARACTERS)));
    assertFalse(queue.offer("x"));
  }
}
