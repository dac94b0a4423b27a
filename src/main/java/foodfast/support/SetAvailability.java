package foodfast.support;

import foodfast.account.Identity;
import foodfast.chat.ConversationChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** An agent comes or goes, and says how many conversations at once are right. */
@ApplicationScoped
public class SetAvailability {
  @Inject Agents agents;
  @Inject ConversationChanges changes;
  @Inject ConversationAssignment assignment;

  /**
   * Says so, which is also a sign of life.
   *
   * @param capacity how many at once, or null for as before
   */
  @Transactional
  public Agent.Availability set(Identity who, boolean available, Integer capacity) {
    changes.keepFor(who.account());
    agents.enter(who).setAvailability(who.name(), available, capacity);
    agents.seen(Map.of(who.session(), who.account()));
    if (available) {
      assignment.assign();
    }
    return agents.availability(who.account());
  }
}
