package foodfast.realtime;

import jakarta.ws.rs.sse.SseBroadcaster;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Some readers of one group on a JAX-RS broadcaster of their own, served by one task at a time, so
 * that their order holds. No reader can hold it up: a seat only takes and queues.
 */
final class Lane {
  private static final int SEATS = 64;

  private final SseBroadcaster broadcaster;
  private final Set<LaneSink> members = new LinkedHashSet<>();
  private final ArrayDeque<Frame> waiting = new ArrayDeque<>();
  private boolean running;

  Lane(SseBroadcaster broadcaster) {
    this.broadcaster = broadcaster;
  }

  synchronized int size() {
    return members.size();
  }

  synchronized boolean join(LaneSink sink) {
    if (members.size() >= SEATS) {
      return false;
    }
    members.add(sink);
    broadcaster.register(sink.sitDown(this));
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

  void run() {
    for (Frame next = next(); next != null; next = next()) {
      broadcaster.broadcast(next);
    }
  }

  private synchronized Frame next() {
    Frame next = waiting.poll();
    running = next != null;
    return next;
  }
}
