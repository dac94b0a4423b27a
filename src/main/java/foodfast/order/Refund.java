package foodfast.order;

import foodfast.menu.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Money given back of an order, by whom and why. */
@Entity
@Table(name = "order_refund")
public class Refund {
  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  long amount;
  String currency;
  String reason;

  @Column(name = "agent_id")
  UUID agentId;

  @Column(name = "by_name")
  String byName;

  Instant at;

  protected Refund() {}

  Refund(UUID orderId, Money money, String reason, UUID agentId, String byName) {
    this.id = UUID.randomUUID();
    this.orderId = orderId;
    this.amount = money.amount();
    this.currency = money.currency();
    this.reason = reason;
    this.agentId = agentId;
    this.byName = byName;
    this.at = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** A refund as agents see it. */
  public record View(UUID id, Money amount, String reason, Instant at, String by) {}

  View view() {
    return new View(id, new Money(amount, currency), reason, at, byName);
  }
}
