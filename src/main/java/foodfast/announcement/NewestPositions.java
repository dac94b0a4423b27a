package foodfast.announcement;

import foodfast.background.CoalescedTask;
import foodfast.realtime.Hub;
import foodfast.realtime.Hub.Listener;
import foodfast.realtime.Signal;
import foodfast.realtime.StreamThreadPools;
import foodfast.realtime.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to which position there is something for a reader, known to this node without a look at the
 * tables. It may be too high, never too low: what is older than the latest hundred changes counts
 * as being for everybody.
 */
@ApplicationScoped
public class NewestPositions implements Listener {
  private static final int LATEST = 100;
  private static final int READERS = 1_000;
  private static final Topic TOPIC = Topic.of(AnnouncementChanges.KIND, AnnouncementChanges.ID);

  @Inject Announcements announcements;
  @Inject Hub hub;
  @Inject StreamThreadPools threads;

  private CoalescedTask reading;
  private volatile Known known;

  /**
   * What was read last.
   *
   * @param latest newest first
   * @param positions of readers who were asked about, all alike in role and city
   */
  private record Known(long head, List<Told> latest, Map<Recipient, Long> positions) {
    long of(Recipient reader) {
      Long before = positions.get(reader);
      if (before != null) {
        return before;
      }
      long position = search(reader);
      if (positions.size() < READERS) {
        positions.put(reader, position);
      }
      return position;
    }

    private long search(Recipient reader) {
      long beyond = latest.isEmpty() ? 0 : latest.get(latest.size() - 1).position() - 1;
      return latest.stream()
          .filter(told -> told.audience().includes(reader))
          .mapToLong(Told::position)
          .findFirst()
          .orElse(beyond);
    }
  }

  /** That something was told at a position, and to whom. */
  record Told(long position, Audience audience) {}

  void start(@Observes Startup startup) {
    reading = new CoalescedTask(threads.of(AnnouncementChanges.KIND), this::read);
    hub.subscribe(TOPIC, this);
  }

  @Override
  public void heard(Signal signal, long wake) {
    reading.ask();
  }

  @Override
  public long position() {
    Known now = known;
    return now == null ? -1 : now.head();
  }

  private void read() {
    List<Told> latest = announcements.latestChanges(LATEST);
    long head = latest.isEmpty() ? 0 : latest.get(0).position();
    known = new Known(head, latest, new ConcurrentHashMap<>());
  }

  /** The position of the newest that is for this reader; empty until this node has read once. */
  OptionalLong of(Recipient reader) {
    Known now = known;
    return now == null ? OptionalLong.empty() : OptionalLong.of(now.of(reader));
  }
}
