package foodfast.upload;

import foodfast.web.Problem;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** What the bytes of one PATCH must add up to, if the client said so. */
final class Checksum {
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha1", "SHA-1", "sha256", "SHA-256", "md5", "MD5");

  private final MessageDigest digest;
  private final byte[] expected;

  private Checksum(MessageDigest digest, byte[] expected) {
    this.digest = digest;
    this.expected = expected;
  }

  /**
   * @param header {@code Upload-Checksum}, or null
   * @return null without one
   */
  static Checksum parse(String header) {
    if (header == null) {
      return null;
    }
    String[] parts = header.strip().split(" +");
    String algorithm = parts.length == 2 ? ALGORITHMS.get(parts[0]) : null;
    if (algorithm == null) {
      throw Problem.of(400, "invalid-checksum", "Upload-Checksum takes sha1, sha256 or md5.");
    }
    try {
      return new Checksum(
          MessageDigest.getInstance(algorithm), Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "invalid-checksum", "The value of Upload-Checksum is not Base64.");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  boolean isRight() {
    return MessageDigest.isEqual(digest.digest(), expected);
  }
}
