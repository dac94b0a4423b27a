package foodfast.delivery;

import foodfast.background.Scheduler;
import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Which deliveries somebody watches, on any node: a newcomer is told at once, all of a node again
 * every few seconds, and what is not told again is forgotten. Nobody has to say goodbye.
 */
@ApplicationScoped
public class ViewerPresence {
  /** Tells of one who has just come: an order's id. */
  static final Topic JOINED = Topic.of("watch", "joined");

  private static final Topic STILL = Topic.of("watch", "still");
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final long FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(13);
  private static final long POLLED_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int IDS_A_SIGNAL = 500;

  /** Seconds between two fixes of a driver whom somebody watches. */
  static final int WATCHED_SECONDS = 10;

  private static final int UNWATCHED_SECONDS = 60;

  @Inject Hub hub;
  @Inject Signals signals;

  private final Map<String, Integer> here = new ConcurrentHashMap<>();
  private final Map<String, Long> polledHere = new ConcurrentHashMap<>();
  private final Map<String, Long> anywhere = new ConcurrentHashMap<>();

  void start(@Observes Startup startup, Scheduler scheduler) {
    hub.subscribe(JOINED, (signal, wake) -> seen(signal.body()));
    hub.subscribe(STILL, (signal, wake) -> List.of(signal.body().split(",")).forEach(this::seen));
    scheduler.every("watchers", AGAIN, this::tell);
  }

  /** Somebody opened the map. */
  void come(UUID order) {
    here.merge(order.toString(), 1, Integer::sum);
    signals.publish(new Signal(JOINED, order.toString()));
  }

  /** Somebody closed it. */
  void go(UUID order) {
    here.computeIfPresent(order.toString(), (id, count) -> count == 1 ? null : count - 1);
  }

  /** Somebody whose network has no sockets asked for the position. */
  void poll(UUID order) {
    if (polledHere.put(order.toString(), System.nanoTime()) == null) {
      signals.publish(new Signal(JOINED, order.toString()));
    }
  }

  /** Whether a map of that order is open now. */
  public boolean isWatched(UUID order) {
    Long seen = anywhere.get(order.toString());
    return seen != null && System.nanoTime() - seen < FORGOTTEN_NANOS;
  }

  /** The reporting interval: how many seconds the driver of that order lets pass between fixes. */
  int intervalSeconds(UUID order) {
    return isWatched(order) ? WATCHED_SECONDS : UNWATCHED_SECONDS;
  }

  /** How many maps are open on this node. */
  int count() {
    return here.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void seen(String order) {
    anywhere.put(order, System.nanoTime());
  }

  private void tell() {
    long now = System.nanoTime();
    anywhere.values().removeIf(seen -> now - seen > FORGOTTEN_NANOS);
    polledHere.values().removeIf(seen -> now - seen > POLLED_NANOS);
    List<String> ids = new ArrayList<>(here.keySet());
    ids.addAll(polledHere.keySet());
    for (int from = 0; from < ids.size(); from += IDS_A_SIGNAL) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + IDS_A_SIGNAL));
      signals.publish(new Signal(STILL, String.join(",", some)));
    }
  }
}
