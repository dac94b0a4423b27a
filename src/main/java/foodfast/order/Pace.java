package foodfast.order;

/**
 * When a client should poll next, unless it sleeps: often enough to feel live, seldom enough for a
 * battery, and seldomer the more polls the node holds.
 */
final class Pace {
  /** With so many polls asleep the pace is half of the calm one, with twice as many a third. */
  private static final double CROWD = 10_000;

  private static final double AT_MOST = 4;

  private Pace() {}

  static int seconds(OrderStatus status, int asleep) {
    int calm = status == OrderStatus.READY || status == OrderStatus.PICKED_UP ? 30 : 60;
    return (int) (calm * Math.min(AT_MOST, 1 + asleep / CROWD));
  }
}
