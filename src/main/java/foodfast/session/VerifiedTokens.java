package foodfast.session;

import foodfast.account.Identity;
import foodfast.background.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The access tokens that the server has verified, until they end. At the bound the one that was
 * longest not used is forgotten, and verified anew when it comes again; so is one that is longer
 * than ours are, each time.
 */
@ApplicationScoped
public class VerifiedTokens {
  /** Some 2 kB each; as many as a node takes connections. */
  static final int AT_MOST = 13_000;

  private static final int LONGEST = 2_000;
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final Map<String, Identity> known = new LeastRecentlyUsed();

  void start(@Observes Startup startup, Scheduler scheduler) {
    scheduler.everyFromTheStart("ended tokens", SWEEP, () -> forgetEnded(Instant.now()));
  }

  /** Who a token speaks for; empty if it is not known here, or has ended. */
  Optional<Identity> of(String token, Instant now) {
    synchronized (known) {
      return Optional.ofNullable(known.get(token)).filter(who -> !hasEnded(who, now));
    }
  }

  private static boolean hasEnded(Identity who, Instant now) {
    return !now.isBefore(who.expiresAt().plus(Identity.LEEWAY));
  }

  private void forgetEnded(Instant now) {
    synchronized (known) {
      known.values().removeIf(who -> hasEnded(who, now));
    }
  }

  /** Keeps what the server found in it. */
  void keep(String token, Identity who) {
    if (token.length() <= LONGEST) {
      synchronized (known) {
        known.put(token, who);
      }
    }
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<String, Identity> {
    private static final long serialVersionUID = 1;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Identity> eldest) {
      return size() > AT_MOST;
    }
  }
}
