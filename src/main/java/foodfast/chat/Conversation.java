package foodfast.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What a customer wants of us: it waits in line, one agent holds it, it is closed, and reopens. */
@Entity
public class Conversation {
  @Id UUID id;

  @Column(name = "customer_id")
  UUID customerId;

  @Column(name = "customer_name")
  String customerName;

  String topic;

  @Column(name = "order_id")
  UUID orderId;

  @Enumerated(EnumType.STRING)
  ConversationState state;

  @Column(name = "agent_id")
  UUID agentId;

  @Column(name = "agent_name")
  String agentName;

  @Column(name = "last_position")
  long lastPosition;

  @Column(name = "last_note")
  long lastNote;

  Integer place;
  Integer estimate;

  @Column(name = "waiting_since")
  Instant waitingSince;

  @Column(name = "returned_by")
  UUID returnedBy;

  @Column(name = "returned_at")
  Instant returnedAt;

  @Column(name = "assigned_at")
  Instant assignedAt;

  @Column(name = "closed_at")
  Instant closedAt;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "changed_at")
  Instant changedAt;

  protected Conversation() {}

  Conversation(UUID customer, String customerName, String topic, UUID orderId, Instant now) {
    this.id = UUID.randomUUID();
    this.customerId = customer;
    this.customerName = customerName;
    this.topic = topic;
    this.orderId = orderId;
    this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
    enterLine(now);
  }

  /** Whether that person takes part: its customer, or the agent who holds or last held it. */
  boolean concerns(Person person) {
    return person.account().equals(person.isAgent() ? agentId : customerId);
  }

  boolean isHeldBy(Person person) {
    return state == ConversationState.OPEN && person.account().equals(agentId);
  }

  /** Whether that person may write: its customer always, an agent while holding it. */
  boolean takesFrom(Person person) {
    return person.isAgent() ? isHeldBy(person) : concerns(person);
  }

  boolean isAt(ConversationState other) {
    return state == other;
  }

  /** Customer and agent, as far as there is one. */
  List<UUID> people() {
    return agentId == null ? List.of(customerId) : List.of(customerId, agentId);
  }

  /** The customer writes again: it waits anew. */
  void enterLine(Instant now) {
    waitingSince = now.truncatedTo(ChronoUnit.MICROS);
    returnedBy = null;
    leaveAgent(now);
  }

  /** Its agent gives it back or is gone: it keeps its place by the time it has waited from. */
  void goBackToLine(Instant now) {
    returnedBy = agentId;
    returnedAt = now.truncatedTo(ChronoUnit.MICROS);
    leaveAgent(now);
  }

  private void leaveAgent(Instant now) {
    state = ConversationState.WAITING;
    agentId = null;
    agentName = null;
    changedAt = now.truncatedTo(ChronoUnit.MICROS);
  }

  void assignTo(Agent agent, Instant now) {
    state = ConversationState.OPEN;
    agentId = agent.accountId;
    agentName = agent.name;
    place = null;
    estimate = null;
    returnedBy = null;
    assignedAt = now.truncatedTo(ChronoUnit.MICROS);
    changedAt = assignedAt;
    agent.assignedAt = assignedAt;
  }

  void close(Instant now) {
    state = ConversationState.CLOSED;
    place = null;
    estimate = null;
    closedAt = now.truncatedTo(ChronoUnit.MICROS);
    changedAt = closedAt;
  }
}
