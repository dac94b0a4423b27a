package foodfast.realtime;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One client's end of a stream: one writer at a time and a bounded mailbox. When it is full of
 * frames that don't replace each other, the client is cut; it resumes from its position.
 */
public abstract class Sink {
  private final Mailbox mailbox = new Mailbox(Mailbox.BOUND);
  private final List<Runnable> closeActions = new CopyOnWriteArrayList<>();
  private final List<Runnable> drainedActions = new CopyOnWriteArrayList<>();
  final WriteClock clock = new WriteClock();

  private boolean writing;
  private boolean closed;
  private End closeWhenDrained;

  /** Begins to write, never twice at once; {@link #written} follows once the frame is out. */
  protected abstract void write(Frame frame);

  /** Ends the connection in the way of this transport. */
  protected abstract void end(End reason);

  /** Queues a frame and returns at once; false if the client is gone, or cut for its slowness. */
  public final boolean offer(Frame frame) {
    Offered result = put(frame, null);
    if (result == Offered.NO_ROOM) {
      close(End.TOO_SLOW);
    }
    return result == Offered.TAKEN;
  }

  /** For who can come back with it: half the mailbox is left to others, nobody is cut. */
  final Offered offerIfRoom(Frame frame) {
    return hasRoom() ? put(frame, null) : Offered.NO_ROOM;
  }

  /** Whether the client keeps up, so that it is fair to do more for it. */
  public final synchronized boolean hasRoom() {
    boolean ending = closed || closeWhenDrained != null;
    return !ending && mailbox.size() < Mailbox.BOUND / 2;
  }

  /** Takes back the frame of that slot that still waits, or null: to offer it with more in it. */
  public final synchronized Frame takeBack(String slot) {
    return mailbox.takeBack(slot);
  }

  /** Queues a last frame and ends the connection once it is written. */
  public final void endAfter(Frame last, End reason) {
    if (put(last, reason) == Offered.NO_ROOM) {
      close(reason);
    }
  }

  private Offered put(Frame frame, End last) {
    synchronized (this) {
      boolean ending = closed || closeWhenDrained != null;
      if (ending || !mailbox.add(frame)) {
        return ending ? Offered.CLOSED : Offered.NO_ROOM;
      }
      closeWhenDrained = last;
      if (writing) {
        return Offered.TAKEN;
      }
      writing = true;
    }
    writeNext();
    return Offered.TAKEN;
  }

  /** Takes the writer's turn if nobody writes and nothing waits; {@link #written} ends it. */
  final synchronized boolean takeTurn() {
    if (closed || closeWhenDrained != null || writing) {
      return false;
    }
    writing = true;
    return true;
  }

  /** To be called by the transport, on any thread, when the last frame is out. */
  protected final void written() {
    clock.done();
    writeNext();
  }

  private void writeNext() {
    Frame next;
    End end;
    synchronized (this) {
      next = closed ? null : mailbox.poll();
      writing = next != null;
      end = closeWhenDrained;
    }
    if (next != null) {
      write(next);
    } else if (end == null) {
      drainedActions.forEach(Runnable::run);
    } else {
      close(end);
    }
  }

  /** Ends the connection now; only the first call has an effect. */
  public final void close(End reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      mailbox.clear();
    }
    closeActions.forEach(Runnable::run);
    end(reason);
  }

  /** Runs the action when the connection ends, or now if it has. */
  public final void onClose(Runnable action) {
    synchronized (this) {
      if (!closed) {
        closeActions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Runs the action whenever the mailbox becomes empty. */
  public final void onDrained(Runnable action) {
    drainedActions.add(action);
  }

  final void offDrained(Runnable action) {
    drainedActions.remove(action);
  }

  public final synchronized boolean isClosed() {
    return closed;
  }

  boolean isBlockedFor(long nanos) {
    return clock.isBlockedFor(nanos);
  }
}
