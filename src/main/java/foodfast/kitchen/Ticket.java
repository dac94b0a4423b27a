package foodfast.kitchen;

import foodfast.order.Order;
import foodfast.order.OrderStatus;
import foodfast.order.OrderStep;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** An order as its kitchen sees it, at its latest position. */
@Entity
public class Ticket {
  @Id UUID id;

  @Column(name = "order_id")
  UUID orderId;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  @Column(name = "order_version")
  long orderVersion;

  long position;

  @Enumerated(EnumType.STRING)
  OrderStatus status;

  /** The lines as JSON, encoded once. */
  String items;

  long total;
  String currency;
  Integer minutes;
  String reason;

  @Column(name = "placed_at")
  Instant placedAt;

  @Column(name = "received_at")
  Instant receivedAt;

  @Column(name = "confirmed_at")
  Instant confirmedAt;

  @Column(name = "by_name")
  String by;

  int alarm;

  protected Ticket() {}

  Ticket(Order order, String items) {
    this.id = UUID.randomUUID();
    this.orderId = order.id();
    this.restaurantId = order.restaurantId();
    this.items = items;
    this.total = order.total().amount();
    this.currency = order.total().currency();
    this.placedAt = order.placedAt();
  }

  boolean hasSeen(Order order) {
    return orderVersion >= order.version();
  }

  /** Whether the restaurant has just given its answer. */
  boolean isAnswered() {
    return status == OrderStatus.CONFIRMED || status == OrderStatus.REJECTED;
  }

  /** Takes over what the order has become. */
  void follow(Order order, long newPosition) {
    orderVersion = order.version();
    position = newPosition;
    status = order.status();
    minutes = order.minutes();
    reason = order.reason();
    for (OrderStep step : order.steps()) {
      if (step.status() == OrderStatus.CONFIRMED) {
        confirmedAt = step.at();
      }
      by = step.by() == null ? by : step.by();
    }
  }
}
