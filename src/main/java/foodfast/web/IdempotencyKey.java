package foodfast.web;

/** The value of an {@code Idempotency-Key} header, bare or as a quoted structured-field string. */
public final class IdempotencyKey {
  private static final int LONGEST = 255;

  private IdempotencyKey() {}

  /**
   * @return the key, or null when the client sent none
   */
  public static String parse(String header) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    String key = value.startsWith("\"") ? unquote(value) : value;
    if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c >= 32 && c < 127)) {
      throw malformed();
    }
    boolean looksLikeACard = !CardNumbers.mask(key).equals(key);
    return looksLikeACard ? "sha-256 " + Sha256.hex(key) : key;
  }

  private static String unquote(String value) {
    StringBuilder key = new StringBuilder();
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' && i == value.length() - 1) {
        return key.toString();
      }
      if (c == '\\') {
        c = ++i < value.length() ? value.charAt(i) : 0;
        if (c != '"' && c != '\\') {
          throw malformed();
        }
      } else if (c == '"') {
        throw malformed();
      }
      key.append(c);
    }
    throw malformed();
  }

  private static Problem malformed() {
    return Problem.of(
        400,
        "malformed-idempotency-key",
        "Idempotency-Key takes 1 to 255 printable ASCII characters, bare or quoted.");
  }
}
