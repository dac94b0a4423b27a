package foodfast.realtime;

/** When a connection last showed that it is alive, and since when a write has been under way. */
final class WriteClock {
  private volatile long lastBeat = System.nanoTime();
  private volatile long writingSince;

  void begin() {
    writingSince = System.nanoTime();
  }

  void done() {
    writingSince = 0;
  }

  void beat() {
    lastBeat = System.nanoTime();
  }

  /** Whether no heartbeat was sent for so long, whatever else was. */
  boolean isSilentFor(long nanos) {
    return System.nanoTime() - lastBeat > nanos;
  }

  boolean isBlockedFor(long nanos) {
    long since = writingSince;
    return since != 0 && System.nanoTime() - since > nanos;
  }
}
