package foodfast.realtime;

import foodfast.background.CoalescedTask;
import foodfast.realtime.Feed.Row;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * One reader of a broadcast, registered with a JAX-RS broadcaster, for which it only queues. It
 * reads the table until it has caught up, then takes what is broadcast; if it falls behind, it goes
 * back to the table once it has written what it had. It drops what is not newer than its position.
 */
final class BroadcastSink extends SseSink implements SseEventSink {
  private static final CompletionStage<?> DONE = CompletableFuture.completedFuture(null);

  private final Object group;
  private volatile long position;
  private volatile boolean live;

  /**
   * @param group what rows ask to know whether they are for this reader
   */
  BroadcastSink(SseEventSink out, Executor writers, Object group, long position) {
    super(out, writers);
    this.group = group;
    this.position = position;
  }

  Object group() {
    return group;
  }

  long position() {
    return position;
  }

  boolean isLive() {
    return live;
  }

  /** Has it catch up, now and whenever it has fallen behind and written all it had. */
  void catchUpBy(CoalescedTask reading) {
    Runnable ask =
        () -> {
          if (!live && !reading.ask()) {
            close(DisconnectReason.TOO_SLOW);
          }
        };
    onDrained(ask);
    ask.run();
  }

  /** Replays rows after its position, in order; the caller has seen that there is room. */
  void replay(List<Row> rows) {
    for (Row row : rows) {
      if (row.audience().test(group)) {
        offer(Frame.of(row));
      }
      position = row.position();
    }
  }

  /**
   * Goes live if it has read all that was handed out.
   *
   * @param handedOut up to where; it must not change meanwhile
   */
  synchronized boolean goLive(long handedOut) {
    live = position >= handedOut;
    return live;
  }

  /** Takes what is broadcast and returns at once; from the first event without room on, nothing. */
  @Override
  public synchronized CompletionStage<?> send(OutboundSseEvent event) {
    if (isClosed()) {
      throw new IllegalStateException("closed: the broadcaster may forget it");
    }
    Frame frame = (Frame) event;
    long next = Long.parseLong(frame.id());
    if (live && next > position) {
      live = offerIfRoom(frame);
      position = live ? next : position;
    }
    return DONE;
  }

  @Override
  public void close() {
    close(DisconnectReason.GONE);
  }
}
