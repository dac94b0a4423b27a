package foodfast.account;

import foodfast.web.IdempotentReplies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Forgets a person in every feature; what happened stays, without a name. */
@ApplicationScoped
public class EraseAccount {
  @Inject Accounts accounts;
  @Inject IdempotentReplies replies;
  @Inject @Any Instance<PersonalDataStore> everywhere;

  @Transactional
  public void erase(UUID account) {
    if (accounts.lock(account).isEmpty()) {
      return;
    }
    // first: an order that is being placed at this moment fails, or is seen below
    replies.forget(account.toString());
    everywhere.forEach(data -> data.erase(account));
    accounts.erase(account);
  }
}
