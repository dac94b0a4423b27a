package foodfast.local;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a restaurant would have been told by another way than its screens. */
@Entity
@Table(name = "mailbox_message")
class MailboxMessage {
  @Id private UUID id;

  @Column(name = "restaurant_id")
  private UUID restaurantId;

  @Column(name = "order_id")
  private UUID orderId;

  private String text;

  @Column(name = "sent_at")
  private Instant sentAt;

  protected MailboxMessage() {}

  MailboxMessage(UUID restaurantId, UUID orderId, String text) {
    this.id = UUID.randomUUID();
    this.restaurantId = restaurantId;
    this.orderId = orderId;
    this.text = text;
    this.sentAt = Instant.now();
  }

  /** A message as operators see it. */
  public record View(UUID id, UUID restaurantId, UUID orderId, String text, Instant sentAt) {}

  View view() {
    return new View(id, restaurantId, orderId, text, sentAt);
  }
}
