package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Gives an account a new password and logs it out everywhere else. */
@ApplicationScoped
public class ChangePassword {
  @Inject Accounts accounts;
  @Inject EndSessions endSessions;

  /**
   * @param oldHash what the current password was checked against: if it changed since, nothing does
   */
  @Transactional
  public void change(UUID id, String oldHash, String newHash, UUID session) {
    Account account = accounts.lock(id).orElseThrow(Problem::notFound);
    if (!account.passwordHash().equals(oldHash)) {
      throw Problem.of(409, "password-changed", "The password was changed in the meantime.");
    }
    account.changePassword(newHash);
    endSessions.endOthers(id, session);
  }
}
