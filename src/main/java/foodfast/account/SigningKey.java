package foodfast.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** The RSA key that all nodes share, from the PEM file (PKCS#8) that JWT_KEY_FILE names. */
final class SigningKey {
  private static final int SHORTEST = 2048;

  private static RSAKey key;

  private SigningKey() {}

  /** The key of this server, read once. */
  static synchronized RSAKey ofThisServer() {
    if (key == null) {
      key = ofSettings();
    }
    return key;
  }

  private static RSAKey ofSettings() {
    String file = System.getenv("JWT_KEY_FILE");
    if (file == null) {
      throw new IllegalStateException(
          "JWT_KEY_FILE is not set: it names the RSA private key (PKCS#8 PEM) that signs tokens");
    }
    boolean mayGenerate =
        System.getenv("LOCAL_SERVICES") != null || "true".equals(System.getenv("DEMO_DATA"));
    try {
      Path path = Path.of(file);
      if (!Files.exists(path) && mayGenerate) {
        NewKeyFile.create(path);
      }
      return read(path);
    } catch (IOException | GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(
          "JWT_KEY_FILE " + file + " can't be used as RSA private key (PKCS#8 PEM): " + e, e);
    }
  }

  static RSAKey read(Path file) throws IOException, GeneralSecurityException, JOSEException {
    String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey key =
        (RSAPrivateCrtKey)
            rsa.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    if (key.getModulus().bitLength() < SHORTEST) {
      throw new GeneralSecurityException("the key is shorter than " + SHORTEST + " bits");
    }
    RSAPublicKey open =
        (RSAPublicKey)
            rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    return new RSAKey.Builder(open)
        .privateKey(key)
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.RS256)
        .keyIDFromThumbprint()
        .build();
  }
}
