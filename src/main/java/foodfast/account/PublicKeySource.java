package foodfast.account;

import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tells the server which public key verifies our access tokens. It asks for that, and for a dozen
 * other properties of tokens, at every request: those are answered here as "not set", before it
 * looks through all its other sources for them. What they would say stands in {@code security.xml}.
 */
public class PublicKeySource implements ConfigSource {
  private static final String OF_TOKENS = "mp.jwt.";
  private static final String KEY = OF_TOKENS + "verify.publickey";
  private static final String NOT_SET = "";

  private static volatile String known;

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(KEY);
  }

  @Override
  public String getValue(String name) {
    if (!name.startsWith(OF_TOKENS)) {
      return null;
    }
    if (!KEY.equals(name)) {
      return NOT_SET;
    }
    if (known == null) {
      known = pem();
    }
    return known;
  }

  /** Asked before all others. */
  @Override
  public int getOrdinal() {
    return 1_000;
  }

  @Override
  public String getName() {
    return "public key of the signing key";
  }

  private static String pem() {
    try {
      byte[] key = SigningKey.ofThisServer().toPublicKey().getEncoded();
      return "-----BEGIN PUBLIC KEY-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
          + "\n-----END PUBLIC KEY-----";
    } catch (com.nimbusds.jose.JOSEException | IllegalStateException e) {
      return null; // a missing key stops the application, see Tokens
    }
  }
}
