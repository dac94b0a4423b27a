package foodfast.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Ports;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What those hear whose lines come to nothing, and who is woken. */
class SwarmTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<Line> closed = new ArrayList<>();
  private final Line.Talk talk =
      new Line.Talk() {
        @Override
        public void opened(Line line) {}

        @Override
        public void received(Line line, ByteBuffer bytes) {}

        @Override
        public void closed(Line line) {
          closed.add(line);
        }
      };

  @Test
  void whoIsRefusedIsToldOnce() {
    try (Swarm swarm = new Swarm(URI.create("http://localhost:" + Ports.free()))) {
      Line line = swarm.open(talk);
      assertTrue(swarm.run(SOON, () -> !closed.isEmpty()));
      line.close();
      assertEquals(List.of(line), closed);
    }
  }

  @Test
  void whatOthersAskForIsDoneOnItsOwnThread() {
    try (Swarm swarm = new Swarm(URI.create("http://localhost:" + Ports.free()))) {
      List<Thread> on = new ArrayList<>();
      CompletableFuture.runAsync(() -> swarm.wake(() -> on.add(Thread.currentThread())));
      assertTrue(swarm.run(SOON, () -> !on.isEmpty()));
      assertEquals(List.of(Thread.currentThread()), on);
    }
  }
}
