package foodfast.order;

import foodfast.menu.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Money given back for an order: how much, why, and by which agent, if it was one. */
@Entity
@Table(name = "refund")
public class Refund {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "agent_id")
  private UUID agentId;

  private long amount;
  private String reason;
  private Instant at;

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
   * A refund as the agent and the customer see it.
   *
   * @param amount in the words it was asked in: minor units, bare or as money
   */
  public record View(UUID id, UUID orderId, Object amount, String reason, Instant at) {}

  long amount() {
    return amount;
  }

  View view(Object asked) {
    return new View(id, orderId, asked, reason, at);
  }

  View view(String currency) {
    return view(new Money(amount, currency));
  }
}
