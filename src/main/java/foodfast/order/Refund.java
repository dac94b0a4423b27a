package foodfast.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Money given back for an order: how much, why, and by which agent. */
@Entity
@Table(name = "refund")
public class Refund {
  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  @Column(name = "agent_id")
  UUID agentId;

  long amount;
  String reason;
  Instant at;

  protected Refund() {}

  Refund(UUID orderId, UUID agentId, long amount, String reason) {
    this.id = UUID.randomUUID();
    this.orderId = orderId;
    this.agentId = agentId;
    this.amount = amount;
    this.reason = reason;
    this.at = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A refund as the agent sees it.
   *
   * @param amount in the words it was asked in: minor units, bare or as money
   */
  public record View(UUID id, Object amount, String reason, Instant at) {}

  View view(Object asked) {
    return new View(id, asked, reason, at);
  }
}
