package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Checks who somebody is and opens a session. */
@ApplicationScoped
public class LogIn {
  @Inject LogInAttempts attempts;
  @Inject Accounts accounts;
  @Inject Passwords passwords;
  @Inject OpenSession openSession;

  /** Hashes: for work on {@link Passwords}' threads. */
  TokenPair logIn(Credentials given, LogInAttempts.Attempt attempt, String device) {
    Account account = accounts.byEmail(given.email()).orElse(null);
    String hash = account == null ? null : account.passwordHash();
    if (!passwords.match(given.password(), hash)) {
      throw Problem.of(401, "wrong-credentials", "E-mail address or password is wrong.");
    }
    attempts.succeeded(attempt);
    return openSession.open(account, device);
  }
}
