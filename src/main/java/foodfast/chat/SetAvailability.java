package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** An agent comes or goes, and says how many conversations at once are right. */
@ApplicationScoped
public class SetAvailability {
  @Inject Agents agents;
  @Inject Conversations conversations;
  @Inject PersonalChanges changes;
  @Inject AgentDesk desk;

  /**
   * How an agent stands.
   *
   * @param holds how many conversations they hold now
   */
  public record Availability(UUID agentId, boolean available, int capacity, long holds) {}

  /**
   * @param capacity how many at once, or null for as before
   */
  @Transactional
  public Availability set(UUID account, String name, boolean available, Integer capacity) {
    changes.keepFor(account);
    Agent agent = agents.enter(account, name, desk.now());
    agent.name = name;
    agent.available = available;
    agent.capacity = capacity == null ? agent.capacity : capacity;
    agent.seenAt = desk.now();
    conversations.flush();
    if (available) {
      desk.assign();
    }
    return of(agent);
  }

  @Transactional
  public Availability of(UUID account) {
    return of(agents.find(account).orElseGet(() -> new Agent(account)));
  }

  private Availability of(Agent agent) {
    return new Availability(
        agent.accountId, agent.available, agent.capacity, agents.load(agent.accountId));
  }
}
