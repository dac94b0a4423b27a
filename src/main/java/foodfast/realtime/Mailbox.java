package foodfast.realtime;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * The frames that wait for one writer: bounded, of each slot the newest alone, and nothing after a
 * last one. Its sink guards it.
 */
final class Mailbox {
  private final ArrayDeque<Frame> frames = new ArrayDeque<>();
  private final int bound;
  private boolean closed;
  private End end;

  Mailbox(int bound) {
    this.bound = bound;
  }

  /**
   * Takes the frame in place of the older one of its slot.
   *
   * @param last why the connection ends after it, or null if it goes on
   */
  Offered put(Frame frame, End last) {
    if (isSealed()) {
      return Offered.CLOSED;
    }
    takeBack(frame.slot());
    if (frames.size() >= bound) {
      return Offered.NO_ROOM;
    }
    frames.add(frame);
    end = last;
    return Offered.TAKEN;
  }

  /** Removes and returns the waiting frame of that slot, or null. */
  Frame takeBack(String slot) {
    for (Iterator<Frame> waiting = frames.iterator(); slot != null && waiting.hasNext(); ) {
      Frame frame = waiting.next();
      if (slot.equals(frame.slot())) {
        waiting.remove();
        return frame;
      }
    }
    return null;
  }

  Frame poll() {
    return frames.poll();
  }

  /** Why the connection ends now that all is written, or null if it goes on. */
  End endWhenEmpty() {
    return closed ? null : end;
  }

  /** Whether nothing more is taken: closed, or the last frame is in. */
  boolean isSealed() {
    return closed || end != null;
  }

  boolean isClosed() {
    return closed;
  }

  /** Throws away what waits; false if that was done before. */
  boolean close() {
    boolean first = !closed;
    closed = true;
    frames.clear();
    return first;
  }
}
