package foodfast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;

/** The database or the broker, and whether it answered when it was asked last. */
final class BackendAvailability {
  private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(6);
  private static final long START_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int LISTENS_MILLIS = 1_000;

  private final InetSocketAddress address;
  private final Question question;
  private final long begun = System.nanoTime();
  private volatile long answered = begun;
  private volatile boolean away = true;
  private boolean everAnswered;
  private boolean silent;

  /** Something that only who really works can answer. */
  interface Question {
    void ask() throws Exception;
  }

  BackendAvailability(String host, int port, Question question) {
    this.address = InetSocketAddress.createUnresolved(host, port);
    this.question = question;
  }

  /** Whether it answered within the last six seconds. */
  boolean answers() {
    return !away && System.nanoTime() - answered < STALE_NANOS;
  }

  /**
   * Asks it.
   *
   * @throws IllegalStateException if it is away, for the log; at the start it may take its time
   */
  void ask() {
    try {
      if (away) {
        requireListener();
      }
      question.ask();
      answered = System.nanoTime();
      away = false;
      everAnswered = true;
    } catch (Exception e) {
      away = true;
      if (everAnswered || System.nanoTime() - begun > START_NANOS) {
        throw new IllegalStateException("no answer: " + e);
      }
    }
  }

  /**
   * Who is away is not asked through a pool, which would keep a report of each try; who has only
   * just come is given until the next time.
   */
  private void requireListener() throws IOException {
    boolean listened = !silent;
    silent = true;
    try (Socket bare = new Socket()) {
      bare.connect(
          new InetSocketAddress(address.getHostString(), address.getPort()), LISTENS_MILLIS);
    }
    silent = false;
    if (!listened) {
      throw new IOException("it has only just come");
    }
  }
}
