package foodfast.delivery;

/** What the gate says to a fix. */
enum Verdict {
  /** Shown to the customer. */
  SHOWN,
  /** The device stands where it was: only the time is new. */
  STANDING,
  /** Known already. */
  DUPLICATE,
  /** Older than what is shown, or than a day. */
  LATE,
  /** More than a minute ahead of our clock. */
  FUTURE,
  /** At latitude and longitude zero, where broken receivers are. */
  ZERO_ISLAND,
  /** Good to more than 100 m only. */
  INACCURATE,
  /** Farther away than anybody could have driven. */
  TOO_FAST;

  boolean isAccepted() {
    return this == SHOWN || this == STANDING;
  }
}
