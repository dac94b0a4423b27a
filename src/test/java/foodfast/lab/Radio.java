package foodfast.lab;

/**
 * What packets cost a phone: its radio goes on for one (promotion) and stays on for a while after
 * the last (tail), for more may come. Powers and the time of promotion are those of LTE in Huang et
 * al., A Close Examination of Performance and Power Characteristics of 4G LTE Networks, MobiSys
 * 2012, as they stand in {@code lte.conf} of AT&T's Application Resource Optimizer. Tails are
 * between 5.0 s (T-Mobile) and 10.2 s (Verizon) in the data of Narayanan et al., SIGCOMM 2021, 5G's
 * 9.9 to 10.7 s; the longest, 11.6 s in Huang et al., was not read again. Limits: one state while
 * on; what other apps send meanwhile is free here; acknowledgements of TCP come within the tail and
 * cost nothing more.
 *
 * @param tail in seconds
 */
record Radio(double tail) {
  private static final double PROMOTION = 0.26;
  private static final double PROMOTION_WATTS = 1.2107;
  private static final double TAIL_WATTS = 1.06;

  /** 438.39 and 51.97 mW for each Mbit/s, by the byte. */
  private static final double JOULES_A_BYTE_SENT = 438.39e-9 * 8;

  private static final double JOULES_A_BYTE_RECEIVED = 51.97e-9 * 8;

  /** How long it was on, in seconds, and what that took. */
  record Spent(double seconds, double joules) {
    Spent plus(Spent other) {
      return new Spent(seconds + other.seconds, joules + other.joules);
    }

    Spent over(double parts) {
      return new Spent(seconds / parts, joules / parts);
    }
  }

  /**
   * @param times of packets, in seconds, ascending
   * @param until when it is looked at
   */
  Spent spent(double[] times, double until) {
    double promoted = 0;
    double on = 0;
    double off = Double.NEGATIVE_INFINITY;
    for (double at : times) {
      double begins = at > off ? at + PROMOTION : at;
      if (at > off) {
        promoted += Math.max(0, Math.min(until, begins) - at);
        off = begins;
      }
      on += Math.max(0, Math.min(until, begins + tail) - Math.min(until, off));
      off = begins + tail;
    }
    return new Spent(promoted + on, promoted * PROMOTION_WATTS + on * TAIL_WATTS);
  }

  static double joules(double sent, double received) {
    return sent * JOULES_A_BYTE_SENT + received * JOULES_A_BYTE_RECEIVED;
  }
}
