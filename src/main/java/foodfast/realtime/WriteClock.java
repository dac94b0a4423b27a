package foodfast.realtime;

/** When a connection last showed that it is alive, and since when a write has been under way. */
final class WriteClock {
  private volatile long lastBeat = System.nanoTime();
  private volatile long writingSince;

  /** For the transport, when it really writes: time in a queue is not the client's. */
  void begin() {
    writingSince = System.nanoTime();
  }

  void done() {
    writingSince = 0;
  }

  /** Whether the last heartbeat is so long ago; if so, one is counted now. */
  boolean isBeatDue(long nanos) {
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
