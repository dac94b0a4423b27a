package foodfast.session;

import foodfast.account.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The access tokens that the server has verified, until they end. At the bound the one that was
 * longest not used is forgotten, and verified anew when it comes again.
 */
@ApplicationScoped
public class VerifiedTokens {
  /** Some 2 kB each; more people than are here at once at the peak. */
  static final int AT_MOST = 4_000;

  private final Map<String, Identity> known = new LeastRecentlyUsed();

  /** Who a token speaks for; empty if it is not known here, or has ended. */
  Optional<Identity> of(String token, Instant now) {
    Identity who;
    synchronized (known) {
      who = known.get(token);
      if (who != null && !now.isBefore(who.expiresAt().plus(Identity.LEEWAY))) {
        known.remove(token);
        who = null;
      }
    }
    return Optional.ofNullable(who);
  }

  /** Keeps what the server found in it. */
  void keep(String token, Identity who) {
    synchronized (known) {
      known.put(token, who);
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
