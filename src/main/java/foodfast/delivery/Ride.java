package foodfast.delivery;

import foodfast.realtime.Listener;
import foodfast.realtime.Signal;
import foodfast.realtime.Sink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A delivery under way as this node knows it, from pick-up to delivery: its gate, what waits to be
 * shown, and the sockets its driver reports on. Hears what other nodes let pass, too.
 */
final class Ride implements Listener {
  private static final long SHOWN_EACH = 500;
  private static final int HELD_AT_MOST = 600;
  private static final int TRAIL_SECONDS = 15;

  final UUID orderId;
  final UUID driverId;
  private final Consumer<Signal> publish;
  private final PositionGate gate;
  private final Set<Sink> drivers = ConcurrentHashMap.newKeySet(1);
  private final List<Position> held = new ArrayList<>();
  private long shownAt = -SHOWN_EACH;
  private Position onTrail;
  private Position saved;
  private int pace;
  private volatile long usedAt = Rides.millis();
  private Runnable onEnd = () -> {};

  /** What of a ride is to be kept; {@code trail} if its point also belongs to the way it came. */
  record Keepsake(UUID orderId, UUID driverId, Position position, boolean trail) {}

  Ride(UUID orderId, UUID driverId, Position lastKnown, Consumer<Signal> publish) {
    this.orderId = orderId;
    this.driverId = driverId;
    this.publish = publish;
    this.gate = new PositionGate(lastKnown);
    this.saved = lastKnown;
    this.onTrail = lastKnown;
  }

  /** Judges a fix; one that passes is shown, at most two in a second. */
  synchronized Verdict take(Position fix, Instant now, long millis) {
    usedAt = millis;
    Verdict verdict = gate.judge(fix, now);
    if (verdict.isAccepted()) {
      held.add(gate.last());
      if (held.size() > HELD_AT_MOST) {
        held.remove(0);
      }
    }
    return verdict;
  }

  /** Shows the newest of what was let pass, with the points before it, unless it is too early. */
  synchronized void show(long millis) {
    if (!held.isEmpty() && millis - shownAt >= SHOWN_EACH) {
      List<Position> way = List.copyOf(held);
      held.clear();
      shownAt = millis;
      int newest = way.size() - 1;
      LiveFix fix = LiveFix.of(orderId, way.get(newest), way.subList(0, newest));
      publish.accept(fix.signal(orderId));
    }
  }

  /** Shows the last one again, for somebody who has just come. */
  synchronized void showAgain() {
    if (gate.last() != null && held.isEmpty()) {
      publish.accept(LiveFix.of(orderId, gate.last(), List.of()).signal(orderId));
    }
  }

  synchronized Position last() {
    return gate.last();
  }

  @Override
  public void heard(Signal signal, long wake) {
    LiveFix fix = LiveFix.of(signal);
    Position known = last();
    if (known == null || fix.at() > known.micros()) {
      learn(fix.position());
    }
  }

  private synchronized void learn(Position elsewhere) {
    gate.learn(elsewhere);
    saved = elsewhere;
  }

  /** What has changed since the last call, or null. */
  synchronized Keepsake keepsake() {
    Position last = gate.last();
    if (last == null || last.equals(saved)) {
      return null;
    }
    boolean trail = onTrail == null || last.secondsSince(onTrail) >= TRAIL_SECONDS;
    onTrail = trail ? last : onTrail;
    saved = last;
    return new Keepsake(orderId, driverId, last, trail);
  }

  /** It was not kept after all. */
  synchronized void forgetSaved() {
    saved = null;
  }

  /**
   * @return true if the driver reports on this socket for the first time
   */
  boolean join(Sink driver) {
    if (!drivers.add(driver)) {
      return false;
    }
    driver.onClose(() -> drivers.remove(driver));
    return true;
  }

  Set<Sink> drivers() {
    return drivers;
  }

  /**
   * @return true if that is another pace than before
   */
  synchronized boolean changePace(int seconds) {
    boolean other = pace != seconds;
    pace = seconds;
    return other;
  }

  synchronized void onEnd(Runnable action) {
    onEnd = action;
  }

  synchronized void end() {
    onEnd.run();
  }

  boolean isIdle(long millis, long forMillis) {
    return drivers.isEmpty() && millis - usedAt > forMillis;
  }
}
