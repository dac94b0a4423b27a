package foodfast.session;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** One log-in on one device, until somebody ends it. */
@Entity
@Table(name = "session")
public class Session {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private String device;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  protected Session() {}

  Session(UUID accountId, String device) {
    this.id = UUID.randomUUID();
    this.accountId = accountId;
    this.device = device;
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    this.lastUsedAt = createdAt;
  }

  UUID id() {
    return id;
  }

  UUID accountId() {
    return accountId;
  }

  boolean isOver() {
    return endedAt != null;
  }

  void used() {
    lastUsedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  View view(UUID current) {
    return new View(id, device, createdAt, lastUsedAt, id.equals(current));
  }

  /** Their end is about to be committed: whoever keeps something of them ends it too. */
  public record Revoked(List<UUID> sessions) {}

  /** A session in the list of its owner. */
  public record View(
      UUID id, String device, Instant createdAt, Instant lastUsedAt, boolean current) {}
}
