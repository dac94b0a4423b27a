package foodfast.payment;

import java.util.UUID;

/** Something decided that the provider has not confirmed yet. */
record PaymentStep(UUID id, UUID orderId, Kind kind, long amount) {
  /** What to tell the provider. */
  enum Kind {
    CAPTURE,
    RELEASE,
    REFUND
  }
}
