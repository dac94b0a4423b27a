package foodfast.session;

import com.nimbusds.jose.JOSEException;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tells the server all that it asks about access tokens, and it asks for a dozen things at every
 * request: which public key verifies them, and that of the rest nothing is set. It comes before all
 * other sources, so that these are not asked and nobody sets another key by an environment
 * variable.
 */
public class PublicKeyConfigSource implements ConfigSource {
  private static final String ALL = "mp.jwt.";
  private static final String KEY = ALL + "verify.publickey";
  private static final int FIRST = 1_000;

  private static volatile String known;

  @Override
  public int getOrdinal() {
    return FIRST;
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.of(KEY);
  }

  @Override
  public String getValue(String name) {
    if (!KEY.equals(name)) {
      return name.startsWith(ALL) ? "" : null;
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
      return KeyFile.pem("PUBLIC KEY", SigningKey.ofThisServer().toPublicKey());
    } catch (JOSEException | IllegalStateException e) {
      return null; // a missing key stops the application, see AccessTokens
    }
  }
}
