package foodfast.payment;

import foodfast.web.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The money of one order, as decided; {@link ProviderInstructions} are what the provider must hear.
 */
@Entity
@Table(name = "payment")
public class Payment {
  /** From asked for to given back. */
  enum State {
    ASKED,
    AUTHORISED,
    CAPTURED,
    RELEASED
  }

  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "payment_method_id")
  private UUID paymentMethodId;

  private long amount;
  private String currency;
  private long refunded;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "attached_at")
  private Instant attachedAt;

  protected Payment() {}

  Payment(UUID account, UUID paymentMethodId, UUID orderId, long amount, String currency) {
    this.orderId = orderId;
    this.accountId = account;
    this.paymentMethodId = paymentMethodId;
    this.amount = amount;
    this.currency = currency;
    this.state = State.ASKED;
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** The provider has reserved it, and its order is there. */
  void attach() {
    require(state == State.ASKED);
    state = State.AUTHORISED;
    attachedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * @return whether there is something to do
   */
  boolean capture() {
    require(state == State.AUTHORISED || state == State.CAPTURED);
    boolean first = state == State.AUTHORISED;
    state = State.CAPTURED;
    return first;
  }

  /**
   * @return whether there is something to do
   */
  boolean release() {
    require(state != State.CAPTURED);
    boolean first = state != State.RELEASED;
    state = State.RELEASED;
    return first;
  }

  /**
   * Gives back a part of what was taken.
   *
   * @param seen what whoever decided it took for the rest, or null
   */
  void refund(long part, Long seen) {
    if (seen != null && seen != refundable()) {
      throw Problem.of(
              409,
              "refundable-changed",
              "Money was given back meanwhile. Please look at what is left.")
          .with("refundable", refundable());
    }
    if (part <= 0 || part > refundable()) {
      throw Problem.of(422, "refund-too-large", "No more can be given back than was taken.")
          .at("/amount", "No more than what is left of the payment, please.")
          .with("refundable", refundable());
    }
    refunded += part;
  }

  private long refundable() {
    return state == State.CAPTURED ? amount - refunded : 0;
  }

  /** Gives back all that is left. */
  long refundRest() {
    require(state == State.CAPTURED);
    long rest = amount - refunded;
    refunded = amount;
    return rest;
  }

  private void require(boolean legal) {
    if (!legal) {
      throw Problem.of(
          409, "payment-" + state.name().toLowerCase(), "The payment has changed in the meantime.");
    }
  }

  UUID orderId() {
    return orderId;
  }

  State state() {
    return state;
  }

  boolean isAttached() {
    return attachedAt != null;
  }

  View view() {
    return new View(orderId, paymentMethodId, amount, currency, state.name(), refunded, createdAt);
  }

  /** The payment as its owner sees it. */
  public record View(
      UUID orderId,
      UUID paymentMethodId,
      long amount,
      String currency,
      String state,
      long refunded,
      Instant createdAt) {}
}
