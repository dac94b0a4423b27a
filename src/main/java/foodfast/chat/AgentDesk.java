package foodfast.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives those who wait to agents who have room: the longest waiting first, to the least loaded. Any
 * number of nodes may do it at once, each passes over what another has in hand.
 */
@ApplicationScoped
public class AgentDesk {
  private static final UUID LOWEST = new UUID(0, 0);

  @Inject Conversations conversations;
  @Inject Agents agents;
  @Inject PersonalChanges changes;
  @Inject WaitingPlaces places;

  Clock clock = Clock.systemUTC();

  /**
   * Assigns as long as somebody waits and somebody has room. While nobody has, the line stays
   * unlocked, so that the first in it is not passed over when somebody comes.
   */
  @Transactional
  public void assign() {
    Instant now = clock.instant();
    conversations.flush();
    if (!agents.anyHasRoom(now)) {
      return;
    }
    Instant since = Instant.EPOCH;
    UUID id = LOWEST;
    Optional<Conversation> next = conversations.lockNextInLine(since, id);
    while (next.isPresent()) {
      Conversation waiting = next.get();
      since = waiting.waitingSince;
      id = waiting.id;
      UUID except = returnedRecently(waiting, now) ? waiting.returnedBy : null;
      Optional<Agent> agent = agents.lockFree(except, now);
      if (agent.isPresent()) {
        give(waiting, agent.get(), now);
      } else if (except == null) {
        return;
      }
      next = conversations.lockNextInLine(since, id);
    }
  }

  /** Puts it into the agent's hands, whose row is locked. */
  void give(Conversation conversation, Agent agent, Instant now) {
    conversation.assignTo(agent, now);
    conversations.flush();
    changes.state(conversation.id, conversation.people());
  }

  /** Takes it from its agent and puts it back into the line. */
  void takeBack(Conversation conversation, Instant now) {
    List<UUID> people = conversation.people();
    UUID agent = conversation.agentId;
    conversation.goBackToLine(now);
    conversations.flush();
    changes.state(conversation.id, people);
    changes.lost(agent, conversation.id);
  }

  /**
   * Puts it from its agent's hands into another's, whose row is locked. All three are told at once:
   * two agents who hand over to each other would wait for each other otherwise.
   */
  void handOver(Conversation conversation, Agent to, Instant now) {
    UUID from = conversation.agentId;
    conversation.assignTo(to, now);
    conversations.flush();
    changes.state(conversation.id, List.of(conversation.customerId, from, to.accountId));
    changes.lost(from, conversation.id);
  }

  /** Takes back what agents hold of whom nothing was seen for two minutes. */
  @Transactional
  public void takeBackFromTheGone() {
    Instant now = clock.instant();
    conversations
        .lockThoseOfTheGone(now.minus(Agents.GONE_AFTER))
        .forEach(conversation -> takeBack(conversation, now));
  }

  /** Tells those who wait where they stand. */
  @Transactional
  public void renumber() {
    conversations.flush();
    places.renumber(clock.instant());
  }

  Instant now() {
    return clock.instant();
  }

  /** Who gives one back doesn't get it again at once. */
  private static boolean returnedRecently(Conversation conversation, Instant now) {
    return conversation.returnedBy != null
        && conversation.returnedAt.isAfter(now.minus(Agents.GONE_AFTER));
  }
}
