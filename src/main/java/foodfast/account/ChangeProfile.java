package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes what somebody tells about themselves, if they saw its latest version. */
@ApplicationScoped
public class ChangeProfile {
  @Inject Accounts accounts;

  @Transactional
  public Account change(UUID id, Predicate<Account> isLatest, UnaryOperator<Profile> change) {
    Account account = accounts.lock(id).orElseThrow(Problem::notFound);
    if (!isLatest.test(account)) {
      throw Problem.of(412, "stale-version", "The profile was changed since you read it.");
    }
    account.change(change.apply(account.profile()));
    accounts.flush();
    return account;
  }
}
