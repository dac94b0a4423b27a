package foodfast.support;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something an agent should do about an order that its restaurant leaves unanswered. */
@Entity
@Table(name = "support_task")
class SupportTask {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "restaurant_id")
  private UUID restaurantId;

  private String text;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "done_at")
  private Instant doneAt;

  @Column(name = "done_by")
  private String doneBy;

  protected SupportTask() {}

  SupportTask(UUID orderId, UUID restaurantId, String text) {
    this.id = UUID.randomUUID();
    this.orderId = orderId;
    this.restaurantId = restaurantId;
    this.text = text;
    this.createdAt = Instant.now();
  }

  /** Who did it first stays. */
  void done(String by) {
    if (doneAt == null) {
      doneAt = Instant.now();
      doneBy = by;
    }
  }

  /** A task as agents see it. */
  public record View(
      UUID id,
      UUID orderId,
      UUID restaurantId,
      String text,
      Instant createdAt,
      Instant doneAt,
      String doneBy) {}

  View view() {
    return new View(id, orderId, restaurantId, text, createdAt, doneAt, doneBy);
  }
}
