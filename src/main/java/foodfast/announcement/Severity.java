package foodfast.announcement;

/** How much an announcement matters to who reads it. */
public enum Severity {
  INFO,
  PROMO,
  WARNING,
  OUTAGE
}
