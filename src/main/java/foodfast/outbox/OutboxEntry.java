package foodfast.outbox;

import jakarta.jms.Queue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A fact that waits for the broker. */
@Entity
@Table(name = "outbox_entry")
class OutboxEntry {
  @Id private UUID id;
  private String destination;
  private String body;

  /** By the clock of the database, which all nodes share. */
  @Column(name = "created_at", insertable = false, updatable = false)
  private Instant createdAt;

  /** When the broker may hand it out; null is at once. */
  @Column(name = "not_before")
  private Instant notBefore;

  protected OutboxEntry() {}

  OutboxEntry(String fact, String body, Duration delay) {
    this.id = UUID.randomUUID();
    this.destination = fact;
    this.body = body;
    this.notBefore = delay.isZero() ? null : Instant.now().plus(delay);
  }

  UUID id() {
    return id;
  }

  String body() {
    return body;
  }

  /** How many milliseconds the broker keeps it to itself from now on. */
  long delayMillis() {
    return notBefore == null
        ? 0
        : Math.max(0, Duration.between(Instant.now(), notBefore).toMillis());
  }

  /** The queue named like the fact, an error of the programmer if there is none. */
  Queue queue() {
    try {
      return InitialContext.doLookup("jms/" + destination);
    } catch (NamingException e) {
      throw new IllegalStateException("no queue is named like the fact " + destination, e);
    }
  }
}
