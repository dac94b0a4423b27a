package foodfast.chat;

import foodfast.background.CoalescedTask;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The frames that a client has sent and that are not handled yet: handled one at a time in the
 * order they came, on threads of our own, and no faster than the client takes the answers. Bounded:
 * who sends more than fits is cut and comes back.
 */
final class InboundFrameQueue {
  static final int FRAMES = 4_096;
  static final int CHARACTERS = 1 << 20;

  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private final Consumer<String> handler;
  private final BooleanSupplier hasRoom;
  private final CoalescedTask handling;
  private int characters;

  /**
   * @param hasRoom whether the client takes what it is sent; {@link #resume} follows once it does
   */
  InboundFrameQueue(Executor threads, Consumer<String> handler, BooleanSupplier hasRoom) {
    this.handler = handler;
    this.hasRoom = hasRoom;
    this.handling = new CoalescedTask(threads, this::handleWhatWaits);
  }

  /**
   * @return false if it is full
   */
  boolean offer(String frame) {
    synchronized (this) {
      if (waiting.size() >= FRAMES || characters + frame.length() > CHARACTERS) {
        return false;
      }
      waiting.add(frame);
      characters += frame.length();
    }
    return resume();
  }

  /**
   * Goes on with what waits, if nobody is at it.
   *
   * @return false if no thread has room for it
   */
  boolean resume() {
    return isEmpty() || handling.ask();
  }

  private void handleWhatWaits() {
    for (String next = next(); next != null; next = next()) {
      handler.accept(next);
    }
  }

  private synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  private synchronized String next() {
    String next = hasRoom.getAsBoolean() ? waiting.poll() : null;
    characters -= next == null ? 0 : next.length();
    return next;
  }
}
