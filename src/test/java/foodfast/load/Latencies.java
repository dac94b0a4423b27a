package foodfast.load;

import java.time.Duration;

/** Durations in buckets of three per cent, so that any number of them takes the same room. */
public final class Latencies {
  private static final double STEP = Math.log(1.03);
  private final long[] buckets = new long[1024];
  private long count;
  private long longest;

  public void add(long nanos) {
    int bucket = (int) (Math.log(Math.max(nanos, 1000) / 1000.0) / STEP);
    buckets[Math.min(bucket, buckets.length - 1)]++;
    count++;
    longest = Math.max(longest, nanos);
  }

  public long count() {
    return count;
  }

  /** The duration that so many of a hundred did not exceed, in milliseconds. */
  public double percentile(double percent) {
    long rank = (long) Math.ceil(count * percent / 100);
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= rank && seen > 0) {
        return Math.min(Math.exp((i + 1) * STEP) / 1000, longestMillis());
      }
    }
    return longestMillis();
  }

  public double longestMillis() {
    return longest / (double) Duration.ofMillis(1).toNanos();
  }
}
