package foodfast.session;

import foodfast.account.PersonalDataStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The sessions of a person: they end with the account, and nothing tells of their devices. */
@ApplicationScoped
public class PersonalSessionRecords implements PersonalDataStore {
  @Inject Sessions sessions;
  @Inject RevokedSessions revokedSessions;

  @Override
  public String section() {
    return "sessions";
  }

  @Override
  public Object export(UUID account) {
    return sessions.open(account).stream().map(session -> session.view(null)).toList();
  }

  @Override
  public void erase(UUID account) {
    sessions.forgetDevices(account);
    revokedSessions.revokeAll(account);
  }
}
