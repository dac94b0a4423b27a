package foodfast.realtime;

import foodfast.background.TransientFailures;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's end of a stream: one writer at a time and a bounded queue. When it is full of frames
 * that don't replace each other, the client is cut; it resumes from its position.
 */
public abstract class Sink {
  private static final Logger LOG = LoggerFactory.getLogger(Sink.class);

  private final SendQueue queue = new SendQueue(SendQueue.BOUND);
  private final List<Runnable> closeActions = new CopyOnWriteArrayList<>();
  private final List<Runnable> drainedActions = new CopyOnWriteArrayList<>();

  private volatile long lastBeat = System.nanoTime();
  private volatile Beat beat;
  private volatile long writingSince;
  private boolean writing;
  private boolean closed;
  private DisconnectReason closeWhenDrained;

  /** Begins to write, never twice at once; {@link #written} follows once the frame is out. */
  protected abstract void write(Frame frame);

  /** Ends the connection in the way of this transport. */
  protected abstract void end(DisconnectReason reason);

  /** Queues a frame and returns at once; false if the client is gone, or cut for its slowness. */
  public final boolean offer(Frame frame) {
    return put(frame, null, DisconnectReason.TOO_SLOW);
  }

  /** For those who can come back with it: half the queue is left to others, nobody is cut. */
  final boolean offerIfRoom(Frame frame) {
    return hasRoom() && put(frame, null, null);
  }

  /** Whether the client keeps up, so that it is fair to do more for it. */
  public final synchronized boolean hasRoom() {
    boolean ending = closed || closeWhenDrained != null;
    return !ending && queue.size() < SendQueue.BOUND / 2;
  }

  /** Takes back the frame of that slot that still waits, or null: to offer it with more in it. */
  public final synchronized Frame takeBack(String slot) {
    return queue.takeBack(slot);
  }

  /** Queues a last frame and ends the connection once it is written. */
  public final void endAfter(Frame last, DisconnectReason reason) {
    put(last, reason, reason);
  }

  /**
   * @param last why the connection ends with this frame, or null
   * @param ifFull why it ends if there is no room, or null
   */
  private boolean put(Frame frame, DisconnectReason last, DisconnectReason ifFull) {
    boolean room;
    boolean idle;
    synchronized (this) {
      if (closed || closeWhenDrained != null) {
        return false;
      }
      room = queue.add(frame);
      idle = room && !writing;
      writing = writing || room;
      closeWhenDrained = room ? last : null;
    }
    if (idle) {
      writeNext();
    } else if (!room && ifFull != null) {
      close(ifFull);
    }
    return room;
  }

  /** To be called by the transport when it really writes: time in a queue is not the client's. */
  final void writes() {
    writingSince = System.nanoTime();
  }

  /** To be called by the transport, on any thread, when the last frame is out. */
  protected final void written() {
    writingSince = 0;
    writeNext();
  }

  private void writeNext() {
    Frame next;
    DisconnectReason end;
    synchronized (this) {
      next = closed ? null : queue.poll();
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
  public final void close(DisconnectReason reason) {
    if (letGo()) {
      end(reason);
    }
  }

  private boolean letGo() {
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
      queue.clear();
    }
    closeActions.forEach(Sink::runWhatever);
    return true;
  }

  /** One that fails keeps no other from letting go of what it holds. */
  private static void runWhatever(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      TransientFailures.warn(LOG, "at the end of a connection", e);
    }
  }

  /**
   * Begins the connection; if that fails it lets go of all it holds and leaves the client to its
   * door, which can still say why.
   */
  final void orLetGo(Runnable beginning) {
    try {
      beginning.run();
    } catch (RuntimeException e) {
      letGo();
      throw e;
    }
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

  /** Runs the action whenever the queue becomes empty. */
  public final void onDrained(Runnable action) {
    drainedActions.add(action);
  }

  final void offDrained(Runnable action) {
    drainedActions.remove(action);
  }

  public final synchronized boolean isClosed() {
    return closed;
  }

  /** From now on the line beats as agreed; null for as the node does. */
  public final void agreeOn(Beat agreed) {
    beat = agreed;
  }

  final Beat beat() {
    return beat;
  }

  /** The line has just shown that it is alive. */
  final void beaten() {
    lastBeat = System.nanoTime();
  }

  /** How often in a heartbeat a frame must go out for a client that is gone to be noticed in it. */
  int beatsInAHeartbeat() {
    return 1;
  }

  /** Whether the last heartbeat is so long ago; if so, one is counted now. */
  final boolean isBeatDue(long nanos) {
    long now = System.nanoTime();
    boolean due = now - lastBeat > nanos;
    if (due) {
      lastBeat = now;
    }
    return due;
  }

  boolean isBlockedFor(long nanos) {
    long since = writingSince;
    return since != 0 && System.nanoTime() - since > nanos;
  }
}
