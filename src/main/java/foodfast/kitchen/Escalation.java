package foodfast.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The level an unanswered order comes to next; gone once somebody acted or the last is reached. */
@Entity
@Table(name = "ticket_deadline")
class Escalation {
  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "restaurant_id")
  private UUID restaurantId;

  @Enumerated(EnumType.STRING)
  @Column(name = "step")
  private EscalationPolicy.Level level;

  @Column(name = "due_at")
  private Instant dueAt;

  protected Escalation() {}

  Escalation(UUID orderId, UUID restaurantId, EscalationPolicy.Level first, Instant dueAt) {
    this.orderId = orderId;
    this.restaurantId = restaurantId;
    waitFor(first, dueAt);
  }

  void waitFor(EscalationPolicy.Level next, Instant due) {
    level = next;
    dueAt = due;
  }

  UUID orderId() {
    return orderId;
  }

  EscalationPolicy.Level level() {
    return level;
  }
}
