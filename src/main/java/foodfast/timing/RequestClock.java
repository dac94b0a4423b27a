package foodfast.timing;

/** What the request that this thread works for has spent where, in nanoseconds. */
public final class RequestClock {
  private static final int STARTED = 0;
  private static final int DATABASE = 1;
  private static final int QUEUE = 2;
  private static final int DEPTH = 3;

  /** Numbers alone, so that a thread of the server keeps no class of ours. */
  private static final ThreadLocal<long[]> CLOCK = ThreadLocal.withInitial(() -> new long[4]);

  private RequestClock() {}

  static void start() {
    long[] clock = CLOCK.get();
    clock[DATABASE] = 0;
    clock[QUEUE] = 0;
    clock[DEPTH] = 0;
    clock[STARTED] = System.nanoTime() | 1; // never 0, which is "stopped"
  }

  /** The header's text; null if this thread took no request, or has answered it. */
  static String stop() {
    long[] clock = CLOCK.get();
    long started = clock[STARTED];
    if (started == 0) {
      return null;
    }
    clock[STARTED] = 0;
    StringBuilder text = new StringBuilder(64);
    append(text, "database;dur=", clock[DATABASE]);
    append(text, ", queue;dur=", clock[QUEUE]);
    append(text, ", total;dur=", System.nanoTime() - started);
    return text.toString();
  }

  /** A transaction begins, perhaps within another one. */
  static void enter() {
    CLOCK.get()[DEPTH]++;
  }

  /**
   * A transaction that began then has ended.
   *
   * @param began by {@link System#nanoTime}
   */
  static void leave(long began) {
    long[] clock = CLOCK.get();
    if (clock[DEPTH] > 0 && --clock[DEPTH] == 0) {
      clock[DATABASE] += System.nanoTime() - began;
    }
  }

  /**
   * A message was handed on.
   *
   * @param began when, by {@link System#nanoTime}
   */
  public static void handedOn(long began) {
    CLOCK.get()[QUEUE] += System.nanoTime() - began;
  }

  /** Milliseconds to the hundredth. */
  private static void append(StringBuilder text, String name, long nanos) {
    long hundredths = nanos / 10_000;
    text.append(name).append(hundredths / 100).append('.');
    text.append((char) ('0' + hundredths / 10 % 10)).append((char) ('0' + hundredths % 10));
  }
}
