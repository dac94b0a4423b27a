package foodfast.chat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A support agent: whether they take conversations, how many at once, and when last seen. */
@Entity
@Table(name = "chat_agent")
public class Agent {
  @Id
  @Column(name = "account_id")
  UUID accountId;

  String name;
  boolean available;
  int capacity;

  @Column(name = "seen_at")
  Instant seenAt;

  @Column(name = "assigned_at")
  Instant assignedAt;

  protected Agent() {}

  Agent(UUID accountId) {
    this.accountId = accountId;
    this.capacity = 5;
  }
}
