package foodfast.account;

import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Tells the server which public key verifies our access tokens; it asks at every request. */
public class PublicKeySource implements ConfigSource {
  private static final String KEY = "mp.jwt.verify.publickey";

  private static volatile String known;

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(KEY);
  }

  @Override
  public String getValue(String name) {
    if (!KEY.equals(name)) {
      return null;
    }
    if (known == null) {
      known = pem();
    }
    return known;
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
