package foodfast.realtime;

/** The position that a client knows and goes on from, as it writes it in a header or an address. */
public record KnownPosition(long value) {
  /**
   * Read from a parameter; blank is "none".
   *
   * @throws NumberFormatException if that is no whole number from 0 on
   */
  public static KnownPosition valueOf(String text) {
    if (text.isBlank()) {
      return null;
    }
    long value = Long.parseLong(text.trim());
    if (value < 0) {
      throw new NumberFormatException("a position is not negative");
    }
    return new KnownPosition(value);
  }
}
