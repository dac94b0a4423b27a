package foodfast.realtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * Opens server-sent event streams for topics that thousands read at once. Like {@link Streams}, but
 * a new row costs one reading per node, and handing it out may take some seconds.
 */
@ApplicationScoped
public class Broadcasts {
  @Inject Hub hub;
  @Inject Pages pages;
  @Inject Connections connections;
  @Inject StreamThreads threads;
  @Inject MachineLoad load;
  @Inject Event<Told> told;
  @Resource ManagedScheduledExecutorService executor;

  private final Map<Topic, Broadcast> broadcasts = new ConcurrentHashMap<>();
  private final Map<Topic, Lanes> lanes = new ConcurrentHashMap<>();
  private final AtomicInteger readers = new AtomicInteger();

  void start(@Observes Startup startup) {
    threads.busy();
  }

  /**
   * Says {@code sync}, replays what lies after the position, then goes on live. A position nobody
   * was ever given is told as not recovered and followed by everything current.
   *
   * @param group what rows ask to know whether they are for this reader
   * @param after the last position the client has, or null for "from now on"
   */
  public void follow(
      Sse sse, SseEventSink out, Owner owner, Feed feed, String id, Object group, Long after) {
    Topic topic = Topic.of(feed.kind(), id);
    Broadcast broadcast = broadcasts.computeIfAbsent(topic, key -> open(sse, feed, key));
    long beginning = broadcast.beginning(after);
    boolean recovered = beginning >= 0;
    long from = recovered ? beginning : broadcast.floor();
    LaneSink sink =
        new LaneSink(
            out,
            threads.writers(),
            group,
            from,
            late -> threads.writers().execute(() -> broadcast.admit(late)));
    connections.add(sink, owner, true);
    readers.incrementAndGet();
    sink.onClose(readers::decrementAndGet);
    sink.onClose(() -> lanes.get(topic).leave(sink));
    Frame sync = Frame.sync(from, recovered);
    threads
        .writers()
        .execute(
            () -> {
              sink.begin(sync);
              broadcast.admit(sink);
            });
  }

  private Broadcast open(Sse sse, Feed feed, Topic topic) {
    Lanes fresh = new Lanes(sse::newBroadcaster, this::later);
    Broadcast broadcast = new Broadcast(topic, feed, pages, threads, fresh, load::now, told::fire);
    lanes.put(topic, fresh);
    hub.subscribe(topic, broadcast);
    return broadcast;
  }

  private void later(Runnable task, Duration delay) {
    if (delay.isZero()) {
      threads.execute(task);
    } else {
      executor.schedule(() -> threads.execute(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Gauge(name = "broadcast_readers", absolute = true, unit = MetricUnits.NONE)
  public int readers() {
    return readers.get();
  }

  @Gauge(name = "broadcast_lanes", absolute = true, unit = MetricUnits.NONE)
  public int lanes() {
    return lanes.values().stream().mapToInt(Lanes::count).sum();
  }
}
