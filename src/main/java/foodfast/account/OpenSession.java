package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Begins a session on a device. */
@ApplicationScoped
public class OpenSession {
  @Inject Accounts accounts;
  @Inject Sessions sessions;
  @Inject RefreshTokens refreshTokens;
  @Inject Tokens tokens;

  /**
   * @param checked the account as it was when its password was found right: what was changed or
   *     erased since opens nothing
   */
  @Transactional
  public TokenPair open(Account checked, String device) {
    Account account =
        accounts
            .lock(checked.id())
            .filter(now -> now.passwordHash().equals(checked.passwordHash()))
            .orElseThrow(OpenSession::wrongCredentials);
    Session session = new Session(account.id(), device);
    sessions.add(session);
    String refreshToken = refreshTokens.issue(session.id());
    return TokenPair.of(tokens.sign(account, session.id(), Instant.now()), refreshToken, account);
  }

  static Problem wrongCredentials() {
    return Problem.of(401, "wrong-credentials", "E-mail address or password is wrong.");
  }
}
