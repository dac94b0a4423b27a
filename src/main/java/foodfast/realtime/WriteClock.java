package foodfast.realtime;

/** When a connection was last written to, and since when a write has been under way. */
final class WriteClock {
  private volatile long lastWritten = System.nanoTime();
  private volatile long writingSince;

  void begin() {
    writingSince = System.nanoTime();
  }

  void done() {
    lastWritten = System.nanoTime();
    writingSince = 0;
  }

  boolean isSilentFor(long nanos) {
    return System.nanoTime() - lastWritten > nanos;
  }

  boolean isBlockedFor(long nanos) {
    long since = writingSince;
    return since != 0 && System.nanoTime() - since > nanos;
  }
}
