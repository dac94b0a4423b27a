package foodfast.realtime;

import foodfast.realtime.Connections.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Map;

/** Opens server-sent event streams that follow a feed and can be resumed from any position. */
@ApplicationScoped
public class FeedStreams {
  private static final Map<String, String> HEADERS =
      Map.of("Cache-Control", "no-store, no-transform", "X-Accel-Buffering", "no");

  @Inject Hub hub;
  @Inject SharedReads pages;
  @Inject Connections connections;
  @Inject StreamThreadPools threads;

  /**
   * Subscribes, says {@code sync}, replays what lies after the position, then goes on live. A
   * position nobody was ever given is told as not recovered and followed by everything current.
   *
   * @param after the last position the client has, or null for "from now on"
   * @param beat how long the line may be silent, or null
   */
  public void follow(SseEventSink out, Owner owner, Feed feed, String id, Long after, Beat beat) {
    long head = feed.headOf(id);
    Sink sink = new SseSink(out, threads.writers());
    sink.agreeOn(beat);
    connections.add(sink, owner, true);
    sink.orLetGo(
        () -> {
          boolean recovered = after == null || after <= head;
          long from = after == null ? head : recovered ? after : feed.floor(id);
          sink.offer(Frame.sync(from, recovered, beat));
          tail(sink, feed, id, from);
        });
  }

  /**
   * Has the sink follow the feed from a position on, until it closes or {@link #stop}: subscribed
   * first, woken once, then live. A sink may follow several topics.
   */
  public Tail tail(Sink sink, Feed feed, String id, long after) {
    Topic topic = Topic.of(feed.kind(), id);
    Tail tail = new Tail(topic, feed, pages, sink, threads.of(feed.kind()), after);
    hub.subscribe(topic, tail);
    sink.onClose(() -> stop(tail));
    hub.wake(topic, tail);
    return tail;
  }

  /** Has it go on after another position; what the sink already got is not sent again. */
  public void move(Tail tail, long after) {
    tail.moveTo(after);
    hub.wake(tail.topic(), tail);
  }

  /** Ends the following; what waits in the mailbox is still written. */
  public void stop(Tail tail) {
    hub.unsubscribe(tail.topic(), tail);
    tail.stop();
  }

  /** What every stream's answer carries, so that nothing on the way keeps or changes it. */
  public static void headers(HttpServletResponse response) {
    HEADERS.forEach(response::setHeader);
  }

  /** The answer to HEAD: what GET would say, and no stream that somebody would have to end. */
  public static Response head() {
    Response.ResponseBuilder answer = Response.ok().type(MediaType.SERVER_SENT_EVENTS_TYPE);
    HEADERS.forEach(answer::header);
    return answer.build();
  }

  /**
   * The position in a {@code Last-Event-ID} header, else in {@code ?after=}; null if neither is
   * there.
   */
  public static Long position(KnownPosition lastEventId, KnownPosition after) {
    KnownPosition known = lastEventId == null ? after : lastEventId;
    return known == null ? null : known.value();
  }
}
