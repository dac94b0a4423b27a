package foodfast.order;

import foodfast.account.Identity;
import foodfast.menu.Money;
import foodfast.web.Problem;
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
 * refused, expired or cancelled on the way. Each step is a version, and so is each refund and each
 * later promise: its status polls compare them.
 */
@Entity
@Table(name = "orders")
public class Order {
  @Id private UUID id;

  @Column(name = "customer_id")
  private UUID customerId;

  @Column(name = "restaurant_id")
  private UUID restaurantId;

  @Column(name = "driver_id")
  private UUID driverId;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  private long version;
  private long total;
  private String currency;

  @Column(name = "delivery_fee")
  private long deliveryFee;

  @Column(name = "payment_method_id")
  private UUID paymentMethodId;

  @Embedded private Address deliverTo;
  private Integer minutes;

  @Column(name = "usual_minutes")
  private int usualMinutes;

  private String reason;

  @Column(name = "placed_at")
  private Instant placedAt;

  @Column(name = "rating_stars")
  private Integer ratingStars;

  @Column(name = "rating_words")
  private String ratingWords;

  @Column(name = "rated_at")
  private Instant ratedAt;

  @Column(name = "driver_pay")
  private Long driverPay;

  @Column(name = "assigned_at")
  private Instant assignedAt;

  @Column(name = "delivered_away")
  private String deliveredAway;

  /** Whether its customer is to be forgotten as soon as it has ended. */
  private boolean anonymous;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
  @OrderBy("line")
  private List<OrderLine> lines = new ArrayList<>();

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "order_step", joinColumns = @JoinColumn(name = "order_id"))
  @OrderBy("version")
  private List<OrderStep> steps = new ArrayList<>();

  /** It has lost what its customer wrote; who keeps a copy drops that in the same go. */
  public record Forgotten(UUID orderId, UUID restaurantId) {}

  /**
   * Whom an order concerns.
   *
   * @param driver null as long as it has none
   */
  public record Parties(UUID customer, UUID restaurant, UUID driver) {
    /** Whether this person may see it. */
    public boolean include(Identity who) {
      return switch (who.role()) {
        case CUSTOMER -> customer.equals(who.account());
        case RESTAURANT -> restaurant.equals(who.restaurantId());
        case DRIVER -> who.account().equals(driver);
        case OPERATOR -> true;
        default -> false;
      };
    }
  }

  protected Order() {}

  Order(
      UUID customer,
      PlaceOrder.Quote quote,
      Address deliverTo,
      UUID paymentMethod,
      Instant placedAt) {
    this.id = quote.orderId();
    this.customerId = customer;
    this.restaurantId = quote.restaurantId();
    this.total = quote.total().amount();
    this.currency = quote.total().currency();
    this.deliveryFee = quote.deliveryFee().amount();
    this.lines.addAll(quote.lines());
    this.usualMinutes = quote.usualMinutes();
    this.deliverTo = deliverTo;
    this.paymentMethodId = paymentMethod;
    this.placedAt = placedAt.truncatedTo(ChronoUnit.MICROS);
    enter(OrderStatus.PLACED, null, placedAt);
  }

  /**
   * Moves the order one step on.
   *
   * @param by the name of who does it, null for the platform
   * @throws Problem 409 {@code illegal-transition} if it cannot go there from where it stands
   */
  void advance(OrderStatus to, String by, Instant at) {
    if (!status.next().contains(to)) {
      throw illegal(to);
    }
    enter(to, by, at);
  }

  private void enter(OrderStatus to, String by, Instant at) {
    status = to;
    version++;
    steps.add(new OrderStep(version, to, at.truncatedTo(ChronoUnit.MICROS), by));
  }

  /** Some of its money went back: a version without a step, so that open pages look again. */
  void refunded() {
    version++;
  }

  /** Says where it can go instead, and who was there first. */
  private Problem illegal(OrderStatus to) {
    String detail = "This order is " + status.words() + " and can't become " + to.words() + ".";
    Problem problem =
        Problem.of(409, "illegal-transition", detail)
            .with("allowed", status.next().stream().map(Enum::name).toList());
    steps.stream()
        .filter(step -> step.status() == to)
        .forEach(step -> problem.with("by", step.by()).with("at", step.at()));
    return problem;
  }

  /** The kitchen's words with its step: why it refuses, how many minutes it takes, never fewer. */
  void remark(AdvanceOrder.RejectionReason why, Integer inMinutes) {
    if (why != null && status == OrderStatus.REJECTED) {
      reason = why.name();
    }
    if (inMinutes != null) {
      minutes =
          status == OrderStatus.CONFIRMED ? inMinutes : Math.max(promisedMinutes(), inMinutes);
    }
  }

  /**
   * The food takes longer than was promised: a version without a step.
   *
   * @return false if as many minutes are promised already
   * @throws Problem 409 {@code not-in-the-kitchen}
   */
  boolean promise(int inMinutes) {
    if (status != OrderStatus.CONFIRMED && status != OrderStatus.PREPARING) {
      throw Problem.of(
          409,
          "not-in-the-kitchen",
          "Minutes are added from the confirmation until the food is ready.");
    }
    if (inMinutes <= promisedMinutes()) {
      return false;
    }
    minutes = inMinutes;
    version++;
    return true;
  }

  /** So long food takes there at the confirmation: what holds if the kitchen says nothing else. */
  void usuallyTakes(int inMinutes) {
    usualMinutes = inMinutes;
  }

  /** In how many its customer was told that the kitchen is ready, by its word or as usual. */
  public int promisedMinutes() {
    return minutes == null ? usualMinutes : minutes;
  }

  /** Is handed over near its address, or there is a reason. */
  void handOver(Handover handover) {
    handover.requireNear(deliverTo);
    deliveredAway = handover.awayBecause() == null ? null : handover.awayBecause().name();
  }

  String deliveredAway() {
    return deliveredAway;
  }

  /** So much for whoever brought it. */
  void earns(Money pay) {
    driverPay = pay.amount();
  }

  /**
   * Gives the order its driver, once.
   *
   * @throws Problem 409 {@code already-claimed} or {@code not-available}
   */
  public void assign(UUID driver) {
    if (driverId != null) {
      throw Problem.of(409, "already-claimed", "Another driver has taken this delivery.")
          .with("yours", driver.equals(driverId));
    }
    if (!OrderStatus.claimable().contains(status)) {
      throw Problem.of(409, "not-available", "This delivery can't be taken any more.");
    }
    driverId = driver;
    assignedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Keeps what its customer thinks of it, in place of what they thought before.
   *
   * @return the stars they had given before, 0 for none
   * @throws Problem 409 {@code not-delivered}
   */
  int rate(int stars, String words) {
    if (status != OrderStatus.DELIVERED) {
      throw Problem.of(409, "not-delivered", "Only what was delivered can be rated.");
    }
    int before = ratingStars == null ? 0 : ratingStars;
    ratingStars = stars;
    ratingWords = words;
    ratedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return before;
  }

  /** What its customer thinks of it, null before they say so. */
  RateOrder.Rating rating() {
    return ratingStars == null ? null : new RateOrder.Rating(ratingStars, ratingWords, ratedAt);
  }

  /**
   * Removes what names its customer, at once or as soon as it has ended.
   *
   * @return whether it is removed by now
   */
  boolean forgetCustomer() {
    anonymous = true;
    if (!status.isFinal()) {
      return false;
    }
    deliverTo = Address.FORGOTTEN;
    lines.forEach(OrderLine::forgetNote);
    ratingWords = null;
    steps.forEach(OrderStep::forgetCustomer);
    return true;
  }

  boolean isAnonymous() {
    return anonymous;
  }

  public UUID id() {
    return id;
  }

  public Parties parties() {
    return new Parties(customerId, restaurantId, driverId);
  }

  public UUID customerId() {
    return customerId;
  }

  public UUID restaurantId() {
    return restaurantId;
  }

  public Address deliverTo() {
    return deliverTo;
  }

  UUID paymentMethodId() {
    return paymentMethodId;
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

  Money deliveryFee() {
    return new Money(deliveryFee, currency);
  }

  /** When it came into that status, null if it has not. */
  Instant at(OrderStatus reached) {
    return steps.stream()
        .filter(step -> step.status() == reached)
        .map(OrderStep::at)
        .findFirst()
        .orElse(null);
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

  List<OrderStep.View> timeline() {
    return steps.stream().map(OrderStep::view).toList();
  }

  public List<OrderLine.View> lines() {
    return lines.stream().map(line -> line.view(currency)).toList();
  }
}
