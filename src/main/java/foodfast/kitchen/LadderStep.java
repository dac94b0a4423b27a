package foodfast.kitchen;

/** What is done about an order that waits for its kitchen, one rung after the other. */
enum LadderStep {
  /** No screen has shown it yet: wake them again. */
  WAKE_AGAIN,
  /** Nobody acted on it: the alarm gets louder. */
  LOUDER,
  /** Reach the restaurant another way. */
  SECOND_CHANNEL,
  /** A support agent should call there. */
  SUPPORT_TASK,
  /** Give up: the customer is told, the payment released. */
  EXPIRE;

  boolean isLast() {
    return this == EXPIRE;
  }

  LadderStep next() {
    return values()[ordinal() + 1];
  }
}
