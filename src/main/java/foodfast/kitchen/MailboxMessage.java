package foodfast.kitchen;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What the local second channel told a restaurant. */
@Entity
@Table(name = "mailbox_message")
class MailboxMessage {
  @Id UUID id;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  @Column(name = "order_id")
  UUID orderId;

  String text;

  @Column(name = "sent_at")
  Instant sentAt;

  protected MailboxMessage() {}

  MailboxMessage(UUID restaurantId, UUID orderId, String text, Instant sentAt) {
    this.id = UUID.randomUUID();
    this.restaurantId = restaurantId;
    this.orderId = orderId;
    this.text = text;
    this.sentAt = sentAt;
  }

  /** A message as operators see it. */
  public record View(UUID id, UUID restaurantId, UUID orderId, String text, Instant sentAt) {}

  View view() {
    return new View(id, restaurantId, orderId, text, sentAt);
  }
}
