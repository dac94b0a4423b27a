package foodfast.account;

import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import foodfast.web.Problem;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that ended while access tokens of theirs may be around, known on every node within a
 * second of their end, so that no request has to ask the database.
 */
@ApplicationScoped
public class EndedSessions {
  private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);
  private static final Duration REMEMBERED = Tokens.LIFE.plusMinutes(1);

  /** Longer than a transaction takes from ending a session to its commit. */
  private static final Duration RECENT = Duration.ofSeconds(45);

  private static final Topic SOME_ENDED = Topic.of("sessions", "ended");

  @Inject Sessions sessions;
  @Inject Hub hub;
  @Inject Signals signals;
  @Resource ManagedScheduledExecutorService scheduler;
  @Inject Event<JustEnded> justEnded;

  private final Map<UUID, Instant> ended = new ConcurrentHashMap<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Instant knownUntil = Instant.EPOCH;

  /** Sessions whose end is about to be committed. */
  record JustEnded(List<UUID> sessions) {}

  void start(@Observes Startup startup) {
    hub.subscribe(SOME_ENDED, (signal, wake) -> lookSoon());
    scheduler.scheduleWithFixedDelay(this::look, 0, 900, TimeUnit.MILLISECONDS);
  }

  public boolean contains(UUID session) {
    return ended.containsKey(session);
  }

  /** Refuses an access token whose session is over. */
  public void refuse(UUID session) {
    if (knownUntil == Instant.EPOCH) {
      throw Problem.of(503, "unavailable", "The service is starting.")
          .retryAfter(Duration.ofSeconds(1));
    }
    if (contains(session)) {
      throw Problem.of(401, "session-over", "This session was ended.");
    }
  }

  /** Once the current transaction commits: these sessions are over, on every node. */
  void tell(List<UUID> sessions) {
    signals.publish(Signal.hint(SOME_ENDED));
    justEnded.fire(new JustEnded(sessions));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) JustEnded event) {
    event.sessions().forEach(this::add);
  }

  private void add(UUID session) {
    ended.putIfAbsent(session, Instant.now().plus(REMEMBERED));
    closeConnections(session);
  }

  /** Each time it is looked at, for a stream may have been opening while its session ended. */
  private void closeConnections(UUID session) {
    hub.wake(Signal.hint(Topic.of("session", session)));
  }

  private void lookSoon() {
    if (looking.compareAndSet(false, true)) {
      scheduler.execute(
          () -> {
            looking.set(false);
            look();
          });
    }
  }

  private void look() {
    try {
      Instant now = Instant.now();
      boolean missedSome = knownUntil.isBefore(now.minus(RECENT.dividedBy(3)));
      Duration back = missedSome ? REMEMBERED : RECENT;
      sessions.endedWithin((int) back.toSeconds()).forEach(this::add);
      ended.values().removeIf(now::isAfter);
      ended.keySet().forEach(this::closeConnections);
      knownUntil = now;
    } catch (RuntimeException e) {
      LOG.debug("ended sessions can't be read at the moment", e);
    }
  }
}
