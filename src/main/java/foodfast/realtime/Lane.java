package foodfast.realtime;

import jakarta.ws.rs.sse.SseBroadcaster;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Some readers of one group on a JAX-RS broadcaster of their own, served by one task at a time, so
 * that their order holds. No reader can hold it up: a seat only takes and queues. A broadcaster
 * forgets who left only when something is broadcast, so after many have come and gone the lane
 * takes a fresh one.
 */
final class Lane {
  static final int SEATS = 64;

  private final Supplier<SseBroadcaster> broadcasters;
  private final Map<LaneSink, Seat> members = new LinkedHashMap<>();
  private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
  private SseBroadcaster broadcaster;
  private int registered;
  private boolean running;

  Lane(Supplier<SseBroadcaster> broadcasters) {
    this.broadcasters = broadcasters;
    this.broadcaster = broadcasters.get();
  }

  synchronized int size() {
    return members.size();
  }

  synchronized boolean join(LaneSink sink) {
    if (members.size() >= SEATS) {
      return false;
    }
    if (registered >= 2 * SEATS) {
      broadcaster = broadcasters.get();
      registered = members.size();
      members.values().forEach(broadcaster::register);
    }
    Seat seat = sink.sitDown(this);
    members.put(sink, seat);
    broadcaster.register(seat);
    registered++;
    return true;
  }

  synchronized void leave(LaneSink sink) {
    members.remove(sink);
  }

  /**
   * Queues a frame for the lane's task.
   *
   * @return whether the task must be started: {@link #run}
   */
  synchronized boolean add(Frame frame) {
    boolean idle = !running;
    waiting.add(frame);
    running = true;
    return idle;
  }

  /** Tells each frame to all who sat here when its turn came. */
  void run() {
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    } catch (RuntimeException | Error e) {
      standDown();
      throw e;
    }
  }

  private synchronized Runnable next() {
    Frame next = waiting.poll();
    running = next != null;
    SseBroadcaster now = broadcaster;
    return next == null ? null : () -> now.broadcast(next);
  }

  /** The next frame starts the task again. */
  private synchronized void standDown() {
    running = false;
  }
}
