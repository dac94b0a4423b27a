package foodfast.account;

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
    Account account;
    boolean right;
    try {
      account = accounts.byEmail(given.email()).orElse(null);
      right = passwords.match(given.password(), account == null ? null : account.passwordHash());
    } catch (RuntimeException e) {
      attempts.giveBack(attempt);
      throw e;
    }
    if (!right) {
      throw OpenSession.wrongCredentials();
    }
    attempts.giveBack(attempt);
    return openSession.open(account, device);
  }
}
