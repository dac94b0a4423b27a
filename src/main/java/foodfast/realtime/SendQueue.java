package foodfast.realtime;

import java.util.ArrayDeque;
import java.util.Iterator;

/** The frames that wait to be sent to one client: bounded, and of each slot the newest alone. */
final class SendQueue {
  static final int BOUND = 128;

  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private final int bound;

  SendQueue(int bound) {
    this.bound = bound;
  }

  /** Takes the frame in place of the older one of its slot; false if there is no room. */
  boolean add(Frame frame) {
    takeBack(frame.slot());
    return frames.size() < bound && frames.add(frame);
  }

  /** Removes and returns the waiting frame of that slot, or null. */
  Frame takeBack(String slot) {
    if (slot == null) {
      return null;
    }
    for (Iterator<Frame> waiting = frames.iterator(); waiting.hasNext(); ) {
      Frame frame = waiting.next();
      if (slot.equals(frame.slot())) {
        waiting.remove();
        return frame;
      }
    }
    return null;
  }

  int size() {
    return frames.size();
  }

  Frame poll() {
    return frames.poll();
  }

  void clear() {
    frames.clear();
  }
}
