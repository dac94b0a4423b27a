package foodfast.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The next step of one order's escalation; gone once somebody acted or the last step is done. */
@Entity
@Table(name = "ticket_deadline")
class TicketDeadline {
  @Id
  @Column(name = "order_id")
  UUID orderId;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  @Enumerated(EnumType.STRING)
  LadderStep step;

  @Column(name = "due_at")
  Instant dueAt;

  protected TicketDeadline() {}

  TicketDeadline(UUID orderId, UUID restaurantId, LadderStep step, Instant dueAt) {
    this.orderId = orderId;
    this.restaurantId = restaurantId;
    this.step = step;
    this.dueAt = dueAt;
  }
}
