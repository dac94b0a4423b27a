package foodfast.realtime;

/** When a client last took something, and since when it has been taking what it takes now. */
final class Pulse {
  private volatile long last = System.nanoTime();
  private volatile long since;

  void begins() {
    since = System.nanoTime();
  }

  void ends() {
    last = System.nanoTime();
    since = 0;
  }

  boolean isSilentFor(long nanos) {
    return System.nanoTime() - last > nanos;
  }

  boolean isBlockedFor(long nanos) {
    long began = since;
    return began != 0 && System.nanoTime() - began > nanos;
  }
}
