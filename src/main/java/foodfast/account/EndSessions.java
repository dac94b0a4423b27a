package foodfast.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Logs somebody out, here or elsewhere. */
@ApplicationScoped
public class EndSessions {
  @Inject Sessions sessions;
  @Inject EndedSessions endedSessions;

  /**
   * @return false if the account has no such session open
   */
  @Transactional
  public boolean end(UUID account, UUID session) {
    List<UUID> ended = sessions.end(account, session);
    endedSessions.tell(ended);
    return !ended.isEmpty();
  }

  @Transactional
  public void endOthers(UUID account, UUID kept) {
    endedSessions.tell(sessions.endOthers(account, kept));
  }

  @Transactional
  public void endAll(UUID account) {
    endedSessions.tell(sessions.endOthers(account, new UUID(0, 0)));
  }
}
