package foodfast.realtime;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams and sockets of this node: each is kept alive by a heartbeat, ended with its
 * session or its token, rotated after 10 to 15 minutes, and cut when its client stops reading.
 */
@ApplicationScoped
public class Connections {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final int PER_PERSON = 50;
  private static final long BLOCKED_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Each connection is looked at once a second, a tenth of them at a time. */
  private static final int SLICES = 10;

  @Inject Hub hub;
  @Resource ManagedScheduledExecutorService executor;

  @Inject
  @ConfigProperty(name = "THROTTLE_FACTOR", defaultValue = "1")
  double throttleFactor;

  @Inject
  @ConfigProperty(name = "HEARTBEAT_SECONDS", defaultValue = "14")
  long heartbeatSeconds;

  private final Map<Sink, Instant> open = new ConcurrentHashMap<>();
  private final Map<String, Integer> perPerson = new ConcurrentHashMap<>();
  private int slice;

  void start(@Observes Startup startup) {
    executor.scheduleWithFixedDelay(this::tick, 1_000, 1_000 / SLICES, TimeUnit.MILLISECONDS);
  }

  /**
   * Takes the connection into care until it closes; one that is refused is left as it is, so that
   * its door can say so.
   *
   * @param rotates whether it ends by itself after 10 to 15 minutes, for clients that come back by
   *     position
   * @throws WebApplicationException 429 when the person has too many open already
   */
  public void add(Sink sink, Owner owner, boolean rotates) {
    int count = perPerson.merge(owner.account(), 1, Integer::sum);
    if (throttleFactor > 0 && count > PER_PERSON * throttleFactor) {
      oneLess(owner);
      throw new WebApplicationException(Response.status(429).header("Retry-After", 30).build());
    }
    sink.onClose(() -> oneLess(owner));
    Instant rotation = Instant.now().plusSeconds(ThreadLocalRandom.current().nextLong(600, 900));
    boolean first = rotates && rotation.isBefore(owner.until());
    open.put(sink, first ? rotation : owner.until());
    Listener sessionOver = (signal, wake) -> sessionOver(sink);
    hub.subscribe(owner.sessionTopic(), sessionOver);
    sink.onClose(
        () -> {
          hub.unsubscribe(owner.sessionTopic(), sessionOver);
          open.remove(sink);
        });
  }

  /**
   * The client showed a newer access token of the same session: the connection lives as long as
   * that.
   */
  public void extend(Sink sink, Instant until) {
    open.computeIfPresent(sink, (key, before) -> until.isAfter(before) ? until : before);
  }

  private void oneLess(Owner owner) {
    perPerson.computeIfPresent(owner.account(), (key, n) -> n == 1 ? null : n - 1);
  }

  /** Says goodbye, and waits for a slow client to hear it until the next look at the most. */
  private void sessionOver(Sink sink) {
    open.replace(sink, Instant.EPOCH);
    sink.endAfter(Frame.BYE, End.SESSION_OVER);
  }

  /** How many streams and sockets are open on this node. */
  public int count() {
    return open.size();
  }

  private void tick() {
    Instant now = Instant.now();
    slice = (slice + 1) % SLICES;
    open.forEach(
        (sink, until) -> {
          if (Math.floorMod(sink.hashCode(), SLICES) == slice) {
            look(sink, until, now);
          }
        });
  }

  /** One connection that fails must not end the care for all others. */
  private void look(Sink sink, Instant until, Instant now) {
    try {
      if (sink.isBlockedFor(BLOCKED_NANOS)) {
        sink.close(End.TOO_SLOW);
      } else if (now.isAfter(until)) {
        sink.close(End.TOKEN_OVER);
      } else if (sink.clock.isBeatDue(nextBeat())) {
        sink.offer(Frame.HEARTBEAT);
      }
    } catch (RuntimeException e) {
      LOG.warn("a connection could not be looked after: {}", e.toString());
    }
  }

  /** Up to a quarter earlier, so that those who came together don't beat together for ever. */
  private long nextBeat() {
    long longest = TimeUnit.SECONDS.toNanos(heartbeatSeconds);
    return ThreadLocalRandom.current().nextLong(longest * 3 / 4, longest);
  }
}
