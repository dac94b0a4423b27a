package foodfast.session;

import foodfast.account.Account;
import foodfast.account.Identity;
import foodfast.background.PeriodicTask;
import foodfast.background.PolledCondition;
import foodfast.background.PolledConditions;
import foodfast.background.Scheduler;
import foodfast.realtime.Hub;
import foodfast.realtime.Signal;
import foodfast.realtime.Signals;
import foodfast.realtime.Topic;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends sessions, and knows on every node, within a second, which have ended while access tokens of
 * theirs may be around, so that no request has to ask the database.
 */
@ApplicationScoped
public class RevokedSessions {
  private static final Duration REMEMBERED = AccessTokens.LIFE.plusMinutes(1);

  /** Twice as long as a transaction takes from ending a session to its commit. */
  private static final Duration RECENT = Duration.ofSeconds(60);

  private static final Topic SOME_ENDED = Topic.of("sessions", "ended");

  @Inject Sessions sessions;
  @Inject Hub hub;
  @Inject Signals signals;
  @Inject Event<Session.Revoked> revoked;

  private final Map<UUID, Instant> ended = new ConcurrentHashMap<>();
  private volatile Instant knownUntil = Instant.EPOCH;
  private volatile PeriodicTask looking;
  private PolledCondition someEnded;

  void start(@Observes Startup startup, Scheduler scheduler, PolledConditions conditions) {
    someEnded = conditions.watch(Sessions.SOME_ENDED_LATELY, () -> looking.soon());
    looking = scheduler.every("ended sessions", Duration.ofMillis(900), this::look);
    hub.subscribe(SOME_ENDED, (signal, wake) -> someEnded.assume());
    looking.soon();
  }

  public boolean contains(UUID session) {
    return ended.containsKey(session);
  }

  /** Refuses an access token whose session is over. */
  public void refuse(UUID session) {
    if (knownUntil == Instant.EPOCH) {
      throw Problem.of(503, "unavailable", "FoodFast is starting. Please try again in a moment.")
          .retryAfter(Duration.ofSeconds(1));
    }
    if (contains(session)) {
      throw Problem.of(401, "session-over", "This session has ended. Please log in again.");
    }
  }

  /** Refuses to go on with what an access token began, once it or its session is over. */
  public void refuse(Identity who) {
    refuse(who.session());
    if (Instant.now().isAfter(who.owner().until())) {
      throw Problem.of(401, "invalid-token", "The access token is not valid any more.");
    }
  }

  /**
   * Ends one session.
   *
   * @return false if the account has no such session open
   */
  @Transactional
  public boolean revoke(UUID account, UUID session) {
    List<UUID> found = sessions.end(account, session);
    tell(found);
    return !found.isEmpty();
  }

  @Transactional
  public void revokeOthers(UUID account, UUID kept) {
    tell(sessions.endOthers(account, kept));
  }

  @Transactional
  public void revokeAll(UUID account) {
    revokeOthers(account, new UUID(0, 0));
  }

  void passwordChanged(@Observes Account.PasswordChanged changed) {
    revokeOthers(changed.account(), changed.session());
  }

  /** Once the current transaction commits: these sessions are over, on every node. */
  private void tell(List<UUID> sessions) {
    signals.publish(Signal.hint(SOME_ENDED));
    revoked.fire(new Session.Revoked(sessions));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Session.Revoked event) {
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

  private void look() {
    Instant now = Instant.now();
    boolean missedSome = knownUntil.isBefore(now.minus(RECENT.dividedBy(3)));
    if (missedSome || someEnded.mayHold()) {
      Duration back = missedSome ? REMEMBERED : RECENT;
      sessions.endedWithin((int) back.toSeconds()).forEach(this::add);
    }
    ended.values().removeIf(now::isAfter);
    ended.keySet().forEach(this::closeConnections);
    knownUntil = now;
  }
}
