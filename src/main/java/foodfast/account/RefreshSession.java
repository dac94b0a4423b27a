package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/**
 * Changes a refresh token for a new pair. Two tabs or a lost answer within 30 s are forgiven; a
 * token used again later was stolen, and whoever used it first may be the thief: the session ends.
 * Parallel refreshes queue up at the session's row.
 */
@ApplicationScoped
public class RefreshSession {
  @Inject RefreshTokens refreshTokens;
  @Inject Sessions sessions;
  @Inject Accounts accounts;
  @Inject EndSessions endSessions;
  @Inject Tokens tokens;

  /** A refusal commits, too: it may have ended the session. */
  @Transactional(dontRollbackOn = Problem.class)
  public TokenPair refresh(String token) {
    UUID id = refreshTokens.sessionOf(token).orElseThrow(RefreshSession::refused);
    Session session = sessions.lock(id).orElseThrow(RefreshSession::refused);
    if (session.isOver()) {
      throw refused();
    }
    RefreshTokens.Use use = refreshTokens.use(token);
    if (use == RefreshTokens.Use.REPLAYED) {
      endSessions.end(session.accountId(), id);
    }
    if (use != RefreshTokens.Use.GOOD) {
      throw refused();
    }
    Account account = accounts.find(session.accountId()).orElseThrow(RefreshSession::refused);
    session.used();
    return TokenPair.of(tokens.sign(account, id, Instant.now()), refreshTokens.issue(id), account);
  }

  private static Problem refused() {
    return Problem.of(401, "invalid-refresh-token", "Log in again.");
  }
}
