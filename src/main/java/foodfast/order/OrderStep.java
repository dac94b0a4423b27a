package foodfast.order;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;

/** When an order came into a status, and by whom. */
@Embeddable
public class OrderStep {
  private long version;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  private Instant at;

  @Column(name = "by_name")
  private String byName;

  protected OrderStep() {}

  OrderStep(long version, OrderStatus status, Instant at, String byName) {
    this.version = version;
    this.status = status;
    this.at = at;
    this.byName = byName;
  }

  /** The order's version from this step on. */
  public long version() {
    return version;
  }

  public OrderStatus status() {
    return status;
  }

  public Instant at() {
    return at;
  }

  /** The name of the person who moved the order, or null where the platform did. */
  public String by() {
    return byName;
  }

  void forgetCustomer() {
    if (status == OrderStatus.CANCELLED) {
      byName = null;
    }
  }

  /** A step as clients see it. */
  public record View(OrderStatus status, Instant at) {}

  View view() {
    return new View(status, at);
  }
}
