package foodfast.support;

import foodfast.account.Identity;
import foodfast.background.PolledCondition;
import foodfast.background.PolledConditions;
import foodfast.chat.Conversation;
import foodfast.chat.ConversationChanges;
import foodfast.chat.ConversationView;
import foodfast.chat.Conversations;
import foodfast.realtime.Hub;
import foodfast.realtime.Topic;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives those who wait to agents who have room: the longest waiting first, to the least loaded; and
 * moves conversations from hand to hand. Any number of nodes may assign at once, each passes over
 * what another has in hand.
 */
@ApplicationScoped
public class ConversationAssignment {
  /** An agent's last session may be over. */
  static final Topic AGENT_LEFT = Topic.of("chat-line", "left");

  /** Who gives one back doesn't get it again before that. */
  private static final Duration NOT_BACK_WITHIN = Agents.GONE_AFTER;

  @Inject Conversations conversations;
  @Inject WaitingConversations line;
  @Inject Agents agents;
  @Inject ConversationChanges changes;

  /** The line is looked through every three seconds, and when an agent has logged out. */
  void start(
      @Observes Startup startup,
      PolledConditions conditions,
      Hub hub,
      ConversationAssignment self) {
    Runnable look =
        () -> {
          self.takeBackFromAbsentAgents();
          self.assign();
          line.renumber();
        };
    Duration again = Duration.ofSeconds(3);
    PolledCondition some =
        conditions.every("waiting line", again, WaitingConversations.TO_GIVE, look);
    hub.subscribe(AGENT_LEFT, (signal, wake) -> some.assume());
  }

  /** In the transaction that opens it: it goes to an agent at once, or learns where it stands. */
  void opened(@Observes Conversation.Opened event) {
    assign();
    if (event.conversation().isWaiting()) {
      line.renumber();
    }
  }

  void reopened(@Observes Conversation.Reopened event) {
    assign();
  }

  /** Its agent has room for another. */
  void closed(@Observes Conversation.Closed event) {
    assign();
  }

  /**
   * Assigns as long as somebody waits and somebody has room. While nobody has, the line stays
   * unlocked, so that the first in it is not passed over when somebody comes.
   */
  @Transactional
  public void assign() {
    conversations.flush();
    if (!agents.anyHasRoom()) {
      return;
    }
    Instant now = Instant.now();
    Optional<Conversation> next = line.lockNextAfter(null);
    while (next.isPresent()) {
      Conversation waiting = next.get();
      UUID except = waiting.returnedBy(now.minus(NOT_BACK_WITHIN));
      Optional<Agent> agent = agents.lockFree(except);
      if (agent.isPresent()) {
        give(waiting, agent.get(), now);
      } else if (except == null) {
        return;
      }
      next = line.lockNextAfter(waiting);
    }
  }

  private void give(Conversation conversation, Agent agent, Instant now) {
    agent.take(conversation, now);
    conversations.flush();
    changes.append(conversation.id(), conversation.people());
  }

  /**
   * An agent hands it to a colleague, or back into the line.
   *
   * @param to the colleague, or null for the line
   * @throws Problem 409 if the colleague isn't there or has no room
   */
  @Transactional
  public ConversationView transfer(Identity agent, UUID id, UUID to) {
    Conversation conversation =
        conversations.lock(id).filter(c -> c.isHeldBy(agent)).orElseThrow(Problem::notFound);
    if (to == null) {
      takeBack(conversation);
      assign();
    } else if (!to.equals(agent.account())) {
      handOver(conversation, agents.lockWithRoom(to));
    }
    return conversations.viewFromAfar(agent, id);
  }

  private void takeBack(Conversation conversation) {
    List<UUID> people = conversation.people();
    UUID agent = conversation.agentId();
    conversation.goBackToLine(Instant.now());
    conversations.flush();
    changes.append(conversation.id(), people);
    changes.lost(agent, conversation.id());
  }

  /**
   * Puts it from its agent's hands into another's, whose row is locked. All three are told at once:
   * two agents who hand over to each other would wait for each other otherwise.
   */
  private void handOver(Conversation conversation, Agent to) {
    UUID from = conversation.agentId();
    to.take(conversation, Instant.now());
    conversations.flush();
    changes.append(
        conversation.id(), List.of(conversation.customerId(), from, conversation.agentId()));
    changes.lost(from, conversation.id());
  }

  /** Takes back what agents hold who are not there: logged out, or not seen for two minutes. */
  @Transactional
  public void takeBackFromAbsentAgents() {
    line.lockThoseOfAbsentAgents().forEach(this::takeBack);
  }
}
