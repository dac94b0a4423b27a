package foodfast.realtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foodfast.kit.Eventually;
import foodfast.realtime.Feed.Row;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Only its own slowness is held against a client. */
class SseSinkTest {
  private final ArrayDeque<Runnable> queue = new ArrayDeque<>();
  private final Listening client = new Listening();
  private final SseSink sink = new SseSink(client, queue::add);

  @Test
  void aFrameThatWaitsForAThreadIsNoBlockedWrite() {
    sink.offer(Frame.of(new Row(1, "event", "{}")));
    assertFalse(sink.isBlockedFor(0));

    client.stall();
    CompletableFuture<Void> writing = CompletableFuture.runAsync(queue.remove());
    Eventually.within(Duration.ofSeconds(20)).holds("it is blocked", () -> sink.isBlockedFor(0));

    client.readAgain();
    writing.join();
    assertFalse(sink.isBlockedFor(0));
    assertTrue(client.got().contains(1L));
  }
}
