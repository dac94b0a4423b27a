package foodfast.support;

import foodfast.chat.Conversation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A support agent: whether they take conversations, and how many at once. */
@Entity
@Table(name = "chat_agent")
public class Agent {
  @Id
  @Column(name = "account_id")
  private UUID accountId;

  private String name;
  private boolean available;
  private int capacity;

  @Column(name = "assigned_at")
  private Instant assignedAt;

  protected Agent() {}

  /** One who has never been at the desk. */
  Agent(UUID accountId) {
    this.accountId = accountId;
    this.capacity = 5;
  }

  /**
   * How an agent stands.
   *
   * @param holds how many conversations they hold now
   */
  public record Availability(UUID agentId, boolean available, int capacity, long holds) {}

  /**
   * @param wantedCapacity how many at once, or null for as before
   */
  void setAvailability(String name, boolean available, Integer wantedCapacity) {
    this.name = name;
    this.available = available;
    this.capacity = wantedCapacity == null ? capacity : wantedCapacity;
  }

  Availability availability(long holds) {
    return new Availability(accountId, available, capacity, holds);
  }

  /** Takes the conversation into their hands. */
  void take(Conversation conversation, Instant now) {
    conversation.assignTo(accountId, name, now);
    assignedAt = now.truncatedTo(ChronoUnit.MICROS);
  }

  boolean hasRoomBeside(long held) {
    return held < capacity;
  }

  boolean isAvailable() {
    return available;
  }

  UUID accountId() {
    return accountId;
  }
}
