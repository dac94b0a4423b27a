package foodfast.delivery;

import foodfast.delivery.PositionGate.Verdict;
import foodfast.realtime.Frame;
import foodfast.realtime.Hub.Listener;
import foodfast.realtime.Signal;
import foodfast.realtime.Sink;
import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A delivery that is tracked here, from pick-up to delivery: its gate, what waits to be shown, and
 * the sockets its driver reports on. Hears what other nodes let pass, too.
 */
final class TrackingSession implements Listener {
  private static final long SHOWN_EACH = 500;
  private static final int HELD_AT_MOST = 600;
  private static final int TRAIL_SECONDS = 15;

  final UUID orderId;
  final UUID driverId;
  private final Consumer<Signal> publish;
  private final PositionGate gate;
  private final PhoneClock clock;
  private final Set<Sink> drivers = ConcurrentHashMap.newKeySet(1);
  private final List<Position> held = new ArrayList<>();
  private long shownAt = -SHOWN_EACH;
  private Position onTrail;
  private Position saved;
  private int interval;
  private volatile long usedAt = TrackingSessions.millis();
  private Runnable onEnd = () -> {};

  /** A position to save; {@code trail} if it also belongs to the way the driver came. */
  record Unsaved(UUID orderId, UUID driverId, Position position, boolean trail) {}

  TrackingSession(UUID orderId, UUID driverId, Position lastKnown, Consumer<Signal> publish) {
    this.orderId = orderId;
    this.driverId = driverId;
    this.publish = publish;
    this.gate = new PositionGate(lastKnown);
    this.clock = new PhoneClock(lastKnown == null ? Duration.ZERO : lastKnown.ahead());
    this.saved = lastKnown;
    this.onTrail = lastKnown;
  }

  /**
   * Judges what came at once, in the order of its times, of which the newest tells how the phone's
   * clock goes. What passes is shown, at most twice in a second.
   */
  synchronized List<Verdict> take(List<Position> told, Instant now, long millis) {
    usedAt = millis;
    List<Position> fixes = told.stream().sorted(Comparator.comparing(Position::told)).toList();
    if (!fixes.isEmpty()) {
      clock.heard(fixes.get(fixes.size() - 1).told(), now);
    }
    return fixes.stream().map(fix -> judge(fix.at(clock.ours(fix.told())), now)).toList();
  }

  private Verdict judge(Position fix, Instant now) {
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
      PositionFrame fix = PositionFrame.of(orderId, way.get(newest), way.subList(0, newest));
      publish.accept(fix.signal(orderId));
    }
  }

  /** Shows the last one again, for somebody who has just come. */
  synchronized void showAgain() {
    if (gate.last() != null && held.isEmpty()) {
      publish.accept(PositionFrame.of(orderId, gate.last(), List.of()).signal(orderId));
    }
  }

  synchronized Position last() {
    return gate.last();
  }

  @Override
  public void heard(Signal signal, long wake) {
    PositionFrame fix = PositionFrame.of(signal);
    Position known = last();
    if (known == null || fix.at() > known.micros()) {
      learn(fix.position());
    }
  }

  private synchronized void learn(Position elsewhere) {
    gate.learn(elsewhere);
    clock.believe(elsewhere.ahead());
    saved = elsewhere;
  }

  /** What has changed since the last call, or null. */
  synchronized Unsaved takeUnsaved() {
    Position last = gate.last();
    if (last == null || last.equals(saved)) {
      return null;
    }
    boolean trail = onTrail == null || last.secondsSince(onTrail) >= TRAIL_SECONDS;
    onTrail = trail ? last : onTrail;
    saved = last;
    return new Unsaved(orderId, driverId, last, trail);
  }

  /** It was not kept after all. */
  synchronized void forgetSaved() {
    saved = null;
  }

  /** The driver reports on this socket, too; the first time it is told how often to. */
  void join(Sink driver, int seconds) {
    if (drivers.add(driver)) {
      driver.onClose(() -> drivers.remove(driver));
      if (!tellInterval(seconds)) {
        driver.offer(intervalFrame(seconds));
      }
    }
  }

  /**
   * Tells the driver the reporting interval, if that has changed.
   *
   * @return whether it has
   */
  boolean tellInterval(int seconds) {
    boolean changed = changeInterval(seconds);
    if (changed) {
      drivers.forEach(driver -> driver.offer(intervalFrame(seconds)));
    }
    return changed;
  }

  private synchronized boolean changeInterval(int seconds) {
    boolean changed = interval != seconds;
    interval = seconds;
    return changed;
  }

  private Frame intervalFrame(int seconds) {
    var frame = Json.createObjectBuilder().add("type", "pace").add("orderId", orderId.toString());
    String json = frame.add("seconds", seconds).build().toString();
    return Frame.live("pace", json, "pace " + orderId);
  }

  /** The delivery has ended: its driver is told. */
  void tellEnd() {
    end();
    drivers.forEach(driver -> driver.offer(ended(orderId)));
  }

  static Frame ended(UUID order) {
    var frame = Json.createObjectBuilder().add("type", "ended").add("orderId", order.toString());
    return Frame.of("ended", frame.build().toString());
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
