package foodfast.account;

import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Changes what somebody tells about themselves, or their password. */
@ApplicationScoped
public class ChangeAccount {
  @Inject Accounts accounts;
  @Inject Event<Account.CityChanged> cityChanged;
  @Inject Event<Account.PasswordChanged> passwordChanged;

  /** Changes the profile, if they saw its latest version. */
  @Transactional
  public Account profile(UUID id, Consumer<Account> requireLatest, UnaryOperator<Profile> change) {
    Account account = accounts.lock(id).orElseThrow(Problem::notFound);
    requireLatest.accept(account);
    String city = account.city();
    account.change(change.apply(account.profile()));
    accounts.flush();
    if (!Objects.equals(city, account.city())) {
      cityChanged.fire(new Account.CityChanged(id, city));
    }
    return account;
  }

  /**
   * Changes the password; all sessions but one end.
   *
   * @param checked the account as its password was found right: if it changed since, nothing does
   */
  @Transactional
  public void password(Account checked, String newHash, UUID session) {
    Account account = accounts.lock(checked.id()).orElseThrow(Problem::notFound);
    if (!account.hasPasswordOf(checked)) {
      throw Problem.of(409, "password-changed", "The password was changed in the meantime.");
    }
    account.changePassword(newHash);
    passwordChanged.fire(new Account.PasswordChanged(account.id(), session));
  }
}
