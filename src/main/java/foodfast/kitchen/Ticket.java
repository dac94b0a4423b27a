package foodfast.kitchen;

import foodfast.menu.Money;
import foodfast.order.Order;
import foodfast.order.OrderStatus;
import foodfast.order.OrderStep;
import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.io.StringReader;
import java.time.Instant;
import java.util.UUID;

/** An order as its kitchen sees it, at its latest position. */
@Entity
public class Ticket {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "restaurant_id")
  private UUID restaurantId;

  @Column(name = "order_version")
  private long orderVersion;

  private long position;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  /** The lines as JSON, encoded once. */
  private String items;

  private long total;
  private String currency;
  private Integer minutes;
  private String reason;

  @Column(name = "placed_at")
  private Instant placedAt;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  @Column(name = "by_name")
  private String by;

  private int alarm;

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

  /** Takes over what the order has become. */
  void follow(Order order, long newPosition) {
    orderVersion = order.version();
    position = newPosition;
    status = order.status();
    reason = order.reason();
    for (OrderStep step : order.steps()) {
      if (step.status() == OrderStatus.CONFIRMED) {
        confirmedAt = step.at();
      }
      by = step.by() == null ? by : step.by();
    }
    minutes = confirmedAt == null ? null : (Integer) order.promisedMinutes();
  }

  /** Whether it still waits for an answer and rings more softly than that. */
  boolean ringsBelow(int level) {
    return isUnanswered() && alarm < level;
  }

  void raiseAlarm(int level, long newPosition) {
    alarm = level;
    position = newPosition;
  }

  boolean isUnanswered() {
    return status == OrderStatus.PLACED;
  }

  /** Whether the restaurant has just given its answer. */
  boolean isAnswered() {
    return status == OrderStatus.CONFIRMED || status == OrderStatus.REJECTED;
  }

  /** Whether a screen has shown it. */
  boolean isReceived() {
    return receivedAt != null;
  }

  UUID orderId() {
    return orderId;
  }

  UUID restaurantId() {
    return restaurantId;
  }

  long position() {
    return position;
  }

  Instant placedAt() {
    return placedAt;
  }

  TicketView view() {
    try (JsonReader reader = Json.createReader(new StringReader(items))) {
      return new TicketView(
          id,
          orderId,
          position,
          status,
          reader.readArray(),
          new Money(total, currency),
          minutes,
          reason,
          placedAt,
          receivedAt,
          confirmedAt,
          by,
          alarm);
    }
  }
}
