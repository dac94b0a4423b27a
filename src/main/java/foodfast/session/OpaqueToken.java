package foodfast.session;

import foodfast.web.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** A random text that only its bearer knows; we keep its hash. */
final class OpaqueToken {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private OpaqueToken() {}

  static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return TEXT.encodeToString(bytes);
  }

  static String hash(String secret) {
    return TEXT.encodeToString(Sha256.of(secret));
  }
}
