package foodfast.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

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
    return CardNumbers.mask(key).equals(key) ? key : hidden(key);
  }

  /** A key that looks like a card number is kept as its hash. */
  private static String hidden(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "sha-256 " + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
