package foodfast.realtime;

import foodfast.realtime.Connections.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * Opens server-sent event streams for topics that thousands read at once. Like {@link FeedStreams},
 * but a new row costs one reading per node, and handing it out may take some seconds.
 */
@ApplicationScoped
public class BroadcastStreams {
  @Inject Hub hub;
  @Inject SharedReads reads;
  @Inject Connections connections;
  @Inject StreamThreadPools threads;
  @Inject FanOutPacing pacing;
  @Inject Event<Delivered> delivered;

  private final Map<Topic, TopicBroadcaster> broadcasts = new ConcurrentHashMap<>();

  /**
   * A row was handed to the readers of a broadcast on this node.
   *
   * @param readers how many were connected and meant
   */
  public record Delivered(Topic topic, long position, int readers) {}

  /**
   * How somebody comes.
   *
   * @param after the last position the client has, or null for "from now on"
   * @param lost what a client must forget that has become another reader since: its position does
   *     not count; null if it is the same
   * @param beat how long its line may be silent, or null
   */
  public record Opening(Long after, List<Frame> lost, Beat beat) {}

  /**
   * Says {@code sync}, replays what lies after the position, then goes on live. A position nobody
   * was ever given is told as not recovered and followed by everything current.
   *
   * @param group what rows ask to know whether they are for this reader
   */
  public void follow(
      Sse sse, SseEventSink out, Owner owner, Feed feed, String id, Object group, Opening wish) {
    Long after = wish.after();
    List<Frame> lost = wish.lost();
    Topic topic = Topic.of(feed.kind(), id);
    TopicBroadcaster broadcast = broadcasts.computeIfAbsent(topic, key -> open(sse, feed, key));
    long known = broadcast.position();
    long head = after == null || after <= known ? known : feed.headOf(id);
    boolean recovered = lost == null && (after == null || after <= head);
    long from = !recovered ? feed.floor(id) : after == null ? head : after;
    BroadcastSink sink = new BroadcastSink(out, threads.writers(), group, from);
    sink.agreeOn(wish.beat());
    connections.add(sink, owner, true);
    sink.orLetGo(
        () -> {
          sink.offer(Frame.sync(from, recovered, wish.beat()));
          if (lost != null) {
            lost.forEach(sink::offer);
          }
          broadcast.add(sink);
        });
  }

  private TopicBroadcaster open(Sse sse, Feed feed, Topic topic) {
    Executor here = threads.of(feed.kind());
    TopicBroadcaster broadcast =
        new TopicBroadcaster(
            topic, feed, reads, here, sse::newBroadcaster, pacing::timeFor, delivered::fire);
    hub.subscribe(topic, broadcast);
    return broadcast;
  }

  @Gauge(name = "broadcast_readers", absolute = true, unit = MetricUnits.NONE)
  public int readers() {
    return broadcasts.values().stream().mapToInt(TopicBroadcaster::readers).sum();
  }

  @Gauge(name = "broadcast_shards", absolute = true, unit = MetricUnits.NONE)
  public int shards() {
    return broadcasts.values().stream().mapToInt(TopicBroadcaster::shards).sum();
  }
}
