package foodfast.order;

/** Why a restaurant refuses an order. */
public enum RejectionReason {
  SOLD_OUT,
  TOO_BUSY,
  CLOSED,
  OTHER
}
