package foodfast.realtime;

import jakarta.ws.rs.sse.SseBroadcaster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The lanes of one broadcast, by group of readers; its monitor guards who sits where. */
final class Lanes {
  private final Supplier<SseBroadcaster> broadcasters;
  private final Map<Object, List<Lane>> byGroup = new HashMap<>();
  private final BiConsumer<Runnable, Duration> later;

  Lanes(Supplier<SseBroadcaster> broadcasters, BiConsumer<Runnable, Duration> later) {
    this.broadcasters = broadcasters;
    this.later = later;
  }

  /**
   * Gives the frame to the lanes of the groups that are meant, one after the other over the spread;
   * each group is asked once.
   *
   * @return how many readers that are
   */
  synchronized int handOut(Frame frame, Predicate<Object> audience, double load) {
    List<Lane> meant = new ArrayList<>();
    byGroup.forEach((group, all) -> meant.addAll(audience.test(group) ? all : List.of()));
    int readers = meant.stream().mapToInt(Lane::size).sum();
    Duration spread = Spread.over(readers, load);
    for (int i = 0; i < meant.size(); i++) {
      Lane lane = meant.get(i);
      if (lane.add(frame)) {
        later.accept(lane::run, spread.multipliedBy(i).dividedBy(meant.size()));
      }
    }
    return readers;
  }

  /** Seats the reader in the emptiest lane of its group, or in a new one. */
  synchronized boolean seat(LaneSink sink) {
    List<Lane> lanes = byGroup.computeIfAbsent(sink.group(), group -> new ArrayList<>());
    Optional<Lane> emptiest = lanes.stream().min(Comparator.comparingInt(Lane::size));
    if (emptiest.isEmpty() || !emptiest.get().join(sink)) {
      Lane fresh = new Lane(broadcasters);
      fresh.join(sink);
      lanes.add(fresh);
    }
    if (sink.isClosed()) {
      leave(sink);
    }
    return true;
  }

  synchronized void leave(LaneSink sink) {
    Lane lane = sink.standUp();
    if (lane != null) {
      lane.leave(sink);
    }
    List<Lane> lanes = byGroup.getOrDefault(sink.group(), new ArrayList<>());
    lanes.removeIf(one -> one.size() == 0);
    if (lanes.isEmpty()) {
      byGroup.remove(sink.group());
    }
  }

  /** How many readers have a seat. */
  synchronized int readers() {
    return byGroup.values().stream().flatMap(List::stream).mapToInt(Lane::size).sum();
  }

  synchronized int count() {
    return byGroup.values().stream().mapToInt(List::size).sum();
  }
}
