package foodfast.realtime;

import java.time.Duration;

/**
 * How long a line may be silent before the server shows that it is alive, as client and server have
 * agreed: on a phone each beat costs seconds of radio. Whoever agrees is also missed later when
 * they are gone.
 */
public record Beat(int seconds) {
  private static final int SHORTEST = 14;
  private static final int LONGEST = 240;

  /**
   * What is done for a client that asks for so many seconds.
   *
   * @return null if it asks for none: then the node's own setting holds
   * @throws NumberFormatException if that is no whole number above 0
   */
  public static Beat valueOf(String seconds) {
    if (seconds.isBlank()) {
      return null;
    }
    if (!seconds.matches("[0-9]{1,9}") || Integer.parseInt(seconds) == 0) {
      throw new NumberFormatException("a beat is a whole number of seconds, not " + seconds);
    }
    return new Beat(Math.min(LONGEST, Math.max(SHORTEST, Integer.parseInt(seconds))));
  }

  long nanos() {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
