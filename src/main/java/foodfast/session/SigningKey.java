package foodfast.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;

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
    try {
      return of(KeyFile.read(Path.of(file), SigningKey::make));
    } catch (IOException | GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(
          "JWT_KEY_FILE " + file + " can't be used as RSA private key (PKCS#8 PEM): " + e, e);
    }
  }

  static RSAKey of(String pem) throws GeneralSecurityException, JOSEException {
    KeyFactory rsa = KeyFactory.getInstance("RSA");
    RSAPrivateCrtKey key =
        (RSAPrivateCrtKey)
            rsa.generatePrivate(new PKCS8EncodedKeySpec(KeyFile.block(pem, "PRIVATE KEY")));
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

  /** A fresh key for a local run. */
  static String make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(SHORTEST);
    return KeyFile.pem("PRIVATE KEY", generator.generateKeyPair().getPrivate());
  }
}
