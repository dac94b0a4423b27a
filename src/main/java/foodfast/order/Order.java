package foodfast.order;

import foodfast.menu.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a customer ordered: placed, confirmed by the kitchen, prepared, picked up, delivered; or
 * refused, expired or cancelled on the way. Each step is a version, the one its status polls
 * compare.
 */
@Entity
@Table(name = "orders")
public class Order {
  @Id UUID id;

  @Column(name = "customer_id")
  UUID customerId;

  @Column(name = "restaurant_id")
  UUID restaurantId;

  @Column(name = "driver_id")
  UUID driverId;

  @Enumerated(EnumType.STRING)
  OrderStatus status;

  long version;
  long total;
  String currency;

  @Column(name = "payment_method_id")
  UUID paymentMethodId;

  @Embedded Address deliverTo;
  Integer minutes;
  String reason;

  @Column(name = "placed_at")
  Instant placedAt;

  /** Whether its customer is to be forgotten as soon as it has ended. */
  boolean anonymous;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
  @OrderBy("line")
  List<OrderLine> lines = new ArrayList<>();

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "order_step", joinColumns = @JoinColumn(name = "order_id"))
  @OrderBy("version")
  List<OrderStep> steps = new ArrayList<>();

  protected Order() {}

  Order(UUID customer, Quote quote, Address deliverTo, UUID paymentMethod) {
    this.id = quote.orderId();
    this.customerId = customer;
    this.restaurantId = quote.restaurantId();
    this.total = quote.total().amount();
    this.currency = quote.total().currency();
    this.lines.addAll(quote.lines());
    this.deliverTo = deliverTo;
    this.paymentMethodId = paymentMethod;
    this.placedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    enter(OrderStatus.PLACED, null, placedAt);
  }

  /**
   * Moves the order one step on.
   *
   * @param by the name of who does it, null for the platform
   * @throws foodfast.web.Problem 409 {@code illegal-transition} if it cannot go there from where it
   *     stands
   */
  void advance(OrderStatus to, String by) {
    if (!status.next().contains(to)) {
      throw IllegalTransition.of(this, to);
    }
    enter(to, by, Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private void enter(OrderStatus to, String by, Instant at) {
    status = to;
    version++;
    steps.add(new OrderStep(version, to, at, by));
  }

  public UUID id() {
    return id;
  }

  public UUID customerId() {
    return customerId;
  }

  public UUID restaurantId() {
    return restaurantId;
  }

  public OrderStatus status() {
    return status;
  }

  public long version() {
    return version;
  }

  public Money total() {
    return new Money(total, currency);
  }

  public Instant placedAt() {
    return placedAt;
  }

  public Integer minutes() {
    return minutes;
  }

  public String reason() {
    return reason;
  }

  public List<OrderStep> steps() {
    return List.copyOf(steps);
  }

  public List<OrderLine.View> lines() {
    return lines.stream().map(line -> line.view(currency)).toList();
  }
}
