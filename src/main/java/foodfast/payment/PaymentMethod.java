package foodfast.payment;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A card somebody pays with, known to us by the provider's token. */
@Entity
@Table(name = "payment_method")
public class PaymentMethod {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private String token;
  private String brand;
  private String last4;

  @Column(name = "exp_month")
  private int expMonth;

  @Column(name = "exp_year")
  private int expYear;

  @Column(name = "is_default")
  private boolean isDefault;

  @Column(name = "created_at")
  private Instant createdAt;

  protected PaymentMethod() {}

  PaymentMethod(
      UUID id, UUID accountId, String token, PaymentGateway.Card card, boolean isDefault) {
    this.id = id;
    this.accountId = accountId;
    this.token = token;
    this.brand = card.brand();
    this.last4 = card.last4();
    this.expMonth = card.expMonth();
    this.expYear = card.expYear();
    this.isDefault = isDefault;
    this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  public UUID id() {
    return id;
  }

  String token() {
    return token;
  }

  boolean isExpired() {
    return YearMonth.of(expYear, expMonth).isBefore(YearMonth.now(ZoneOffset.UTC));
  }

  View view() {
    return new View(id, brand, last4, expMonth, expYear, isDefault);
  }

  /** The card as its owner sees it. */
  public record View(
      UUID id,
      String brand,
      String last4,
      int expMonth,
      int expYear,
      @JsonbProperty("default") boolean isDefault) {}
}
