package foodfast.realtime;

import foodfast.background.Scheduler;
import foodfast.realtime.Hub.Listener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams and sockets of this node: each is kept alive by a heartbeat, ended with its
 * session or its token, rotated after 10 to 15 minutes, and cut when its client stops reading.
 */
@ApplicationScoped
public class Connections {
  /**
   * On whose behalf a connection is open.
   *
   * @param account the person, for the cap on open connections
   * @param role what they are here for, for figures
   * @param session the session whose end closes the connection
   * @param until the end of the access token it was opened with, leeway included
   */
  public record Owner(String account, String role, String session, Instant until) {
    /** Streams and sockets of a session listen here for its end. */
    public Topic sessionTopic() {
      return Topic.of("session", session);
    }
  }

  /** Who holds a place, and until when. */
  private record Place(Owner owner, Instant until) {
    Place until(Instant other) {
      return new Place(owner, other);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final int PER_PERSON = 50;

  /** An open stream or socket holds less heap than that: so many use a quarter of it. */
  private static final int AT_MOST = (int) (Runtime.getRuntime().maxMemory() / (80 * 1024));

  private static final long BLOCKED_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Each connection is looked at once a second, a tenth of them at a time. */
  private static final int SLICES = 10;

  @Inject Hub hub;

  @Inject
  @ConfigProperty(name = "THROTTLE_FACTOR", defaultValue = "1")
  double throttleFactor;

  @Inject
  @ConfigProperty(name = "HEARTBEAT_SECONDS", defaultValue = "12")
  long heartbeatSeconds;

  private final Map<Sink, Place> open = new ConcurrentHashMap<>();
  private ConnectionQuota quota;
  private int slice;

  void start(@Observes Startup startup, Scheduler scheduler) {
    quota = new ConnectionQuota((int) Math.ceil(PER_PERSON * throttleFactor), AT_MOST);
    scheduler.every("connections", Duration.ofMillis(1_000 / SLICES), this::tick);
  }

  /**
   * Takes the connection into care until it closes; one that is refused is left as it is, so that
   * its door can say so.
   *
   * @param rotates whether it ends by itself after 10 to 15 minutes, for clients that come back by
   *     position
   * @throws WebApplicationException 429 when the person has too many open already, 503 when the
   *     node has
   */
  public void add(Sink sink, Owner owner, boolean rotates) {
    switch (quota.acquire(owner.account())) {
      case ADMITTED -> sink.onClose(() -> quota.release(owner.account()));
      case PERSON_AT_LIMIT -> throw refusal(429, 30);
      case NODE_AT_LIMIT -> throw refusal(503, 5);
    }
    Instant rotation = Instant.now().plusSeconds(ThreadLocalRandom.current().nextLong(600, 900));
    boolean first = rotates && rotation.isBefore(owner.until());
    open.put(sink, new Place(owner, first ? rotation : owner.until()));
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
    open.computeIfPresent(
        sink, (key, place) -> until.isAfter(place.until()) ? place.until(until) : place);
  }

  private static WebApplicationException refusal(int status, int retryAfter) {
    return new WebApplicationException(
        Response.status(status).header("Retry-After", retryAfter).build());
  }

  /** Says goodbye, and waits for a slow client to hear it until the next look at the most. */
  private void sessionOver(Sink sink) {
    open.computeIfPresent(sink, (key, place) -> place.until(Instant.EPOCH));
    sink.endAfter(Frame.BYE, DisconnectReason.SESSION_OVER);
  }

  /** How many streams and sockets are open on this node. */
  public int count() {
    return open.size();
  }

  /** For each open stream, or else for each open socket, on whose behalf it is. */
  public Stream<Owner> owners(boolean ofSockets) {
    return open.entrySet().stream()
        .filter(one -> one.getKey() instanceof SocketSink == ofSockets)
        .map(one -> one.getValue().owner());
  }

  /** How many places people hold for them here; the same number, or places leak. */
  public int heldPlaces() {
    return quota.held();
  }

  private void tick() {
    Instant now = Instant.now();
    slice = (slice + 1) % SLICES;
    open.forEach(
        (sink, place) -> {
          if (Math.floorMod(sink.hashCode(), SLICES) == slice) {
            look(sink, place.until(), now);
          }
        });
  }

  /** One connection that fails must not end the care for all others. */
  private void look(Sink sink, Instant until, Instant now) {
    try {
      if (sink.isBlockedFor(BLOCKED_NANOS)) {
        sink.close(DisconnectReason.TOO_SLOW);
      } else if (now.isAfter(until)) {
        sink.close(DisconnectReason.TOKEN_OVER);
      } else if (sink.isBeatDue(nextBeat(sink))) {
        sink.offer(Frame.HEARTBEAT);
      }
    } catch (RuntimeException e) {
      LOG.warn("a connection could not be looked after: {}", e.toString());
    }
  }

  /** Up to a quarter earlier, so that those who came together don't beat together for ever. */
  private long nextBeat(Sink sink) {
    long own = TimeUnit.SECONDS.toNanos(heartbeatSeconds) / sink.beatsInAHeartbeat();
    long longest = sink.beat() == null ? own : sink.beat().nanos();
    return ThreadLocalRandom.current().nextLong(longest * 3 / 4, longest);
  }
}
