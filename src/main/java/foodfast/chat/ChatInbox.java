package foodfast.chat;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What a client has sent and is not yet done: handled one frame at a time in the order it came, on
 * threads of our own, and no faster than the client takes the answers. Bounded: who sends more than
 * fits is cut and comes back.
 */
final class ChatInbox {
  static final int FRAMES = 4_096;
  static final int CHARACTERS = 1 << 20;

  private final ArrayDeque<String> waiting = new ArrayDeque<>();
  private final Executor threads;
  private final Consumer<String> handler;
  private final BooleanSupplier hasRoom;
  private int characters;
  private boolean running;

  /**
   * @param hasRoom whether the client takes what it is sent; {@link #resume} follows once it does
   */
  ChatInbox(Executor threads, Consumer<String> handler, BooleanSupplier hasRoom) {
    this.threads = threads;
    this.handler = handler;
    this.hasRoom = hasRoom;
  }

  /**
   * @return false if it is full
   */
  boolean take(String frame) {
    synchronized (this) {
      if (waiting.size() >= FRAMES || characters + frame.length() > CHARACTERS) {
        return false;
      }
      waiting.add(frame);
      characters += frame.length();
    }
    resume();
    return true;
  }

  /** Goes on with what waits, if nobody is at it. */
  void resume() {
    synchronized (this) {
      if (running || waiting.isEmpty()) {
        return;
      }
      running = true;
    }
    threads.execute(this::run);
  }

  private void run() {
    for (String next = next(); next != null; next = next()) {
      handler.accept(next);
    }
    if (hasRoom.getAsBoolean()) {
      resume();
    }
  }

  private synchronized String next() {
    String next = hasRoom.getAsBoolean() ? waiting.poll() : null;
    running = next != null;
    characters -= next == null ? 0 : next.length();
    return next;
  }
}
