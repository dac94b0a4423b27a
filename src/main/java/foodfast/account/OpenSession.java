package foodfast.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Begins a session on a device. */
@ApplicationScoped
public class OpenSession {
  @Inject Sessions sessions;
  @Inject RefreshTokens refreshTokens;
  @Inject Tokens tokens;

  @Transactional
  public TokenPair open(Account account, String device) {
    Session session = new Session(account.id(), device);
    sessions.add(session);
    String refreshToken = refreshTokens.issue(session.id());
    return TokenPair.of(tokens.sign(account, session.id(), Instant.now()), refreshToken, account);
  }
}
