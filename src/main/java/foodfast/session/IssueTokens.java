package foodfast.session;

import foodfast.account.Account;
import foodfast.account.Accounts;
import foodfast.account.Role;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Opens a session with its first pair of tokens, and changes a refresh token for the next pair. */
@ApplicationScoped
public class IssueTokens {
  @Inject Accounts accounts;
  @Inject Sessions sessions;
  @Inject RevokedSessions revokedSessions;
  @Inject RefreshTokens refreshTokens;
  @Inject AccessTokens accessTokens;

  /**
   * What a log-in and a refresh answer.
   *
   * @param expiresIn seconds the access token lives
   */
  public record TokenPair(
      String accessToken, String tokenType, long expiresIn, String refreshToken, Holder account) {
    static TokenPair of(String accessToken, String refreshToken, Account account) {
      Holder holder =
          new Holder(
              account.id(),
              account.name(),
              account.email(),
              account.role(),
              account.restaurantId(),
              account.passwordToChange() ? true : null);
      return new TokenPair(
          accessToken, "Bearer", AccessTokens.LIFE.toSeconds(), refreshToken, holder);
    }

    /**
     * Whose tokens these are.
     *
     * @param passwordToChange true if somebody else chose the password, and knows it, else null
     */
    public record Holder(
        UUID id,
        String name,
        String email,
        Role role,
        UUID restaurantId,
        Boolean passwordToChange) {}

    @Override
    public String toString() {
      return "TokenPair";
    }
  }

  /**
   * Begins a session on a device.
   *
   * @param checked the account as it was when its password was found right: what was changed or
   *     erased since opens nothing
   */
  @Transactional
  public TokenPair open(Optional<Account> checked, String device) {
    Account account =
        checked
            .flatMap(then -> accounts.lock(then.id()).filter(now -> now.hasPasswordOf(then)))
            .orElseThrow(IssueTokens::wrongCredentials);
    Session session = new Session(account.id(), device);
    sessions.add(session);
    return pair(account, session);
  }

  /**
   * Two tabs or a lost answer within 30 s are forgiven; a token used again later was stolen, and
   * whoever used it first may be the thief: the session ends. Parallel refreshes queue up at the
   * session's row. A refusal commits, too: it may have ended the session.
   */
  @Transactional(dontRollbackOn = Problem.class)
  public TokenPair refresh(String token) {
    UUID id = refreshTokens.sessionOf(token).orElseThrow(IssueTokens::refused);
    Session session = sessions.lock(id).orElseThrow(IssueTokens::refused);
    if (session.isOver()) {
      throw refused();
    }
    RefreshTokens.Use use = refreshTokens.use(token);
    if (use == RefreshTokens.Use.REPLAYED) {
      revokedSessions.revoke(session.accountId(), id);
    }
    if (use != RefreshTokens.Use.GOOD) {
      throw refused();
    }
    Account account = accounts.find(session.accountId()).orElseThrow(IssueTokens::refused);
    session.used();
    return pair(account, session);
  }

  private TokenPair pair(Account account, Session session) {
    Instant until = Instant.now().plus(AccessTokens.LIFE);
    String accessToken = accessTokens.sign(account.identity(session.id(), until));
    return TokenPair.of(accessToken, refreshTokens.issue(session.id()), account);
  }

  private static Problem wrongCredentials() {
    return Problem.of(401, "wrong-credentials", "The e-mail address or the password is wrong.");
  }

  private static Problem refused() {
    return Problem.of(401, "invalid-refresh-token", "Please log in again.");
  }
}
