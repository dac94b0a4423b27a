package foodfast.account;

import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Makes an account, unless the e-mail address has one. */
@ApplicationScoped
public class RegisterAccount {
  @Inject Accounts accounts;

  /**
   * @param restaurantId the restaurant somebody of role RESTAURANT works for, else null
   */
  @Transactional
  public Account register(
      String email, FirstPassword password, Profile profile, Role role, UUID restaurantId) {
    if ((role == Role.RESTAURANT) != (restaurantId != null)) {
      throw Violations.invalid(
          "/restaurantId", "A restaurant goes with the role RESTAURANT, and only with it.");
    }
    refuseTaken(email);
    Account account = new Account(email, password, profile, role, restaurantId);
    accounts.add(account);
    return account;
  }

  /** Before the costly hashing, and once more within the transaction. */
  void refuseTaken(String email) {
    if (accounts.byEmail(email).isPresent()) {
      throw Problem.of(409, "email-taken", "There is an account with this e-mail address.")
          .at("/email", "There is an account with this address already.");
    }
  }
}
