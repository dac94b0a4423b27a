package foodfast.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A fact that waits for the broker. */
@Entity
@Table(name = "outbox_entry")
class OutboxEntry {
  @Id UUID id;
  String destination;
  String body;

  @Column(name = "created_at")
  Instant createdAt;

  protected OutboxEntry() {}

  OutboxEntry(String destination, String body) {
    this.id = UUID.randomUUID();
    this.destination = destination;
    this.body = body;
    this.createdAt = Instant.now();
  }
}
