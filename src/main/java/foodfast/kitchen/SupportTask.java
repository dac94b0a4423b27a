package foodfast.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something an agent should do about an order that its kitchen leaves unanswered. */
@Entity
@Table(name = "support_task")
class SupportTask {
  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  String text;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "done_at")
  Instant doneAt;

  @Column(name = "done_by")
  String doneBy;

  protected SupportTask() {}

  SupportTask(UUID orderId, UUID restaurantId, String text, Instant createdAt) {
    this.id = UUID.randomUUID();
    this.orderId = orderId;
    this.restaurantId = restaurantId;
    this.text = text;
    this.createdAt = createdAt;
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
