package foodfast.realtime;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseBroadcaster;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Some readers of one group on a JAX-RS broadcaster of their own, served by one task at a time. A
 * broadcaster stands still while one of its clients takes nothing: then the others leave for a
 * fresh lane, and only the stalled one keeps the old task.
 */
final class Lane {
  private static final int SEATS = 64;
  private static final int WAITING_AT_MOST = 1_000;
  private static final long HELD_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Object group;
  private final Supplier<SseBroadcaster> broadcasters;
  private final SseBroadcaster broadcaster;
  private final Consumer<LaneSink> leftBehind;
  private final Set<LaneSink> members = new LinkedHashSet<>();
  private final ArrayDeque<OutboundSseEvent> waiting = new ArrayDeque<>();
  private OutboundSseEvent current;
  private boolean running;
  private boolean abandoned;

  /**
   * @param leftBehind takes readers of an abandoned lane that proved alive after all
   */
  Lane(Object group, Supplier<SseBroadcaster> broadcasters, Consumer<LaneSink> leftBehind) {
    this.group = group;
    this.broadcasters = broadcasters;
    this.broadcaster = broadcasters.get();
    this.leftBehind = leftBehind;
    broadcaster.onError((sink, error) -> sinkOf(sink).close(End.GONE));
    broadcaster.onClose(sink -> sinkOf(sink).close(End.GONE));
  }

  private static LaneSink sinkOf(jakarta.ws.rs.sse.SseEventSink sink) {
    return (LaneSink) sink;
  }

  Object group() {
    return group;
  }

  synchronized int size() {
    return members.size();
  }

  synchronized boolean join(LaneSink sink) {
    if (abandoned || members.size() >= SEATS) {
      return false;
    }
    members.add(sink);
    sink.sitsIn(this);
    broadcaster.register(sink);
    return true;
  }

  synchronized void leave(LaneSink sink) {
    members.remove(sink);
  }

  synchronized boolean isDeserted() {
    return abandoned || members.isEmpty();
  }

  /**
   * Queues an event for the lane's task. A lane that lags too far is given up: its readers find
   * what they miss in the table.
   *
   * @return whether the task must be started: {@link #run}
   */
  synchronized boolean add(OutboundSseEvent event) {
    if (members.isEmpty() || abandoned) {
      return false;
    }
    if (waiting.size() >= WAITING_AT_MOST) {
      abandon();
      return false;
    }
    waiting.add(event);
    boolean idle = !running;
    running = true;
    return idle;
  }

  void run() {
    for (OutboundSseEvent next = next(); next != null; next = next()) {
      broadcaster.broadcast(next);
    }
    stillHere().forEach(leftBehind);
  }

  private synchronized OutboundSseEvent next() {
    current = waiting.poll();
    running = current != null;
    return current;
  }

  private synchronized List<LaneSink> stillHere() {
    return abandoned ? members.stream().filter(sink -> !sink.isClosed()).toList() : List.of();
  }

  /** The lane in which the others go on when a reader holds this one up; to be run. */
  synchronized Optional<Lane> split() {
    if (current == null || abandoned || members.stream().noneMatch(Lane::holdsUp)) {
      return Optional.empty();
    }
    Lane rest = new Lane(group, broadcasters, leftBehind);
    members.stream().filter(sink -> !holdsUp(sink)).forEach(rest::join);
    rest.waiting.add(current);
    rest.waiting.addAll(waiting);
    rest.running = true;
    members.removeAll(rest.members);
    abandon();
    return Optional.of(rest);
  }

  private void abandon() {
    waiting.clear();
    abandoned = true;
  }

  private static boolean holdsUp(LaneSink sink) {
    return sink.isBlockedFor(HELD_UP_NANOS);
  }
}
