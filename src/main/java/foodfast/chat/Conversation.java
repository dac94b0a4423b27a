package foodfast.chat;

import foodfast.account.Identity;
import foodfast.account.Role;
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
  /** In line for an agent, held by one, or done until the customer writes again. */
  public enum State {
    WAITING,
    OPEN,
    CLOSED
  }

  /** A customer has just asked for help, in the transaction that goes on. */
  public record Opened(Conversation conversation) {}

  /** Its customer has written again after it was closed, in the transaction that goes on. */
  public record Reopened(Conversation conversation) {}

  /** Its agent has closed it, in the transaction that goes on. */
  public record Closed(Conversation conversation) {}

  @Id private UUID id;

  @Column(name = "customer_id")
  private UUID customerId;

  @Column(name = "customer_name")
  private String customerName;

  private String topic;

  @Column(name = "order_id")
  private UUID orderId;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "agent_id")
  private UUID agentId;

  @Column(name = "agent_name")
  private String agentName;

  @Column(name = "last_position")
  private long lastPosition;

  @Column(name = "last_note")
  private long lastNote;

  private Integer place;
  private Integer estimate;

  @Column(name = "waiting_since")
  private Instant waitingSince;

  @Column(name = "returned_by")
  private UUID returnedBy;

  @Column(name = "returned_at")
  private Instant returnedAt;

  @Column(name = "assigned_at")
  private Instant assignedAt;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Column(name = "rating_stars")
  private Integer ratingStars;

  @Column(name = "rating_words")
  private String ratingWords;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Conversation() {}

  Conversation(Identity customer, String topic, UUID orderId, Instant now) {
    this.id = UUID.randomUUID();
    this.customerId = customer.account();
    this.customerName = customer.name();
    this.topic = topic;
    this.orderId = orderId;
    this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
    enterLine(now);
  }

  /** Whether that person takes part: its customer, or the agent who holds or last held it. */
  boolean concerns(Identity who) {
    return who.account().equals(who.role() == Role.AGENT ? agentId : customerId);
  }

  public boolean isHeldBy(Identity who) {
    return state == State.OPEN && who.account().equals(agentId);
  }

  /** As whom that person may write: its customer always, an agent while holding it; or null. */
  Role writerRole(UUID account) {
    if (account.equals(customerId)) {
      return Role.CUSTOMER;
    }
    return state == State.OPEN && account.equals(agentId) ? Role.AGENT : null;
  }

  public boolean isWaiting() {
    return state == State.WAITING;
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Customer and agent, as far as there is one. */
  public List<UUID> people() {
    return agentId == null ? List.of(customerId) : List.of(customerId, agentId);
  }

  /** The customer writes again: it waits anew. */
  void enterLine(Instant now) {
    waitingSince = now.truncatedTo(ChronoUnit.MICROS);
    returnedBy = null;
    leaveAgent(now);
  }

  /** Its agent gives it back or is gone: it keeps its place by the time it has waited from. */
  public void goBackToLine(Instant now) {
    returnedBy = agentId;
    returnedAt = now.truncatedTo(ChronoUnit.MICROS);
    leaveAgent(now);
  }

  private void leaveAgent(Instant now) {
    state = State.WAITING;
    agentId = null;
    agentName = null;
    changedAt = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** That agent holds it from now on. */
  public void assignTo(UUID agent, String name, Instant now) {
    state = State.OPEN;
    agentId = agent;
    agentName = name;
    place = null;
    estimate = null;
    returnedBy = null;
    assignedAt = now.truncatedTo(ChronoUnit.MICROS);
    changedAt = assignedAt;
  }

  void close(Instant now) {
    state = State.CLOSED;
    place = null;
    estimate = null;
    closedAt = now.truncatedTo(ChronoUnit.MICROS);
    changedAt = closedAt;
  }

  /** Its customer says how they were helped, in place of what they said before. */
  void rate(int stars, String words, Instant now) {
    ratingStars = stars;
    ratingWords = words;
    changedAt = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** That message is its last one now. */
  void said(Message message) {
    lastPosition = message.position();
    changedAt = message.at();
  }

  /** The note at that position is its last one now. */
  void noted(long position) {
    lastNote = position;
  }

  /** Who has given it back since then, or null. */
  public UUID returnedBy(Instant since) {
    return returnedBy != null && returnedAt.isAfter(since) ? returnedBy : null;
  }

  public UUID id() {
    return id;
  }

  public UUID customerId() {
    return customerId;
  }

  /** Who holds it, or held it last; null if nobody yet. */
  public UUID agentId() {
    return agentId;
  }

  public Instant waitingSince() {
    return waitingSince;
  }

  /** Of its last message, 0 if nothing was said yet. */
  long lastPosition() {
    return lastPosition;
  }

  long lastNote() {
    return lastNote;
  }
}
