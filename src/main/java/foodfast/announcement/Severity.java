package foodfast.announcement;

/** How much an announcement matters to those who read it. */
public enum Severity {
  INFO("News"),
  PROMO("Offer"),
  WARNING("Please note"),
  OUTAGE("Outage");

  private final String words;

  Severity(String words) {
    this.words = words;
  }

  /** As people read it. */
  public String words() {
    return words;
  }
}
