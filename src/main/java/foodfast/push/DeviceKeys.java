package foodfast.push;

import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigInteger;
import java.util.Base64;

/**
 * What is encrypted for a device, RFC 8291: its public key on P-256 and its authentication secret,
 * both Base64url.
 */
public record DeviceKeys(
    @NotBlank @Size(max = 100) String p256dh, @NotBlank @Size(max = 50) String auth) {
  private static final int POINT = 65;
  private static final int SECRET = 16;
  private static final int COORDINATE = 32;
  private static final BigInteger P =
      new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
  private static final BigInteger B =
      new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
  private static final BigInteger THREE = BigInteger.valueOf(3);

  /**
   * @throws Problem 422 {@code validation-failed} if it is no such key
   */
  void check() {
    if (!isOnCurve(bytes(p256dh))) {
      throw wrong("/keys/p256dh", "This is no public key on the curve P-256.");
    }
    if (bytes(auth).length != SECRET) {
      throw wrong("/keys/auth", "This is no secret of 16 bytes.");
    }
  }

  private static Problem wrong(String pointer, String detail) {
    return Violations.invalid(pointer, detail);
  }

  byte[] point() {
    return bytes(p256dh);
  }

  byte[] secret() {
    return bytes(auth);
  }

  private static byte[] bytes(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** An uncompressed point with y² = x³ - 3x + b. */
  private static boolean isOnCurve(byte[] point) {
    if (point.length != POINT || point[0] != 4) {
      return false;
    }
    BigInteger x = new BigInteger(1, point, 1, COORDINATE);
    BigInteger y = new BigInteger(1, point, 1 + COORDINATE, COORDINATE);
    BigInteger right = x.pow(3).subtract(THREE.multiply(x)).add(B).mod(P);
    return x.compareTo(P) < 0 && y.compareTo(P) < 0 && y.pow(2).mod(P).equals(right);
  }
}
