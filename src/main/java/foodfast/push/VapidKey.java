package foodfast.push;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import foodfast.session.KeyFile;
import foodfast.web.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The P-256 key pair by which push services know us (RFC 8292), from the PEM file that
 * VAPID_KEY_FILE names, one for all nodes: whoever subscribed did so for it. Without the setting
 * nothing is pushed.
 */
@ApplicationScoped
public class VapidKey {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  @Inject
  @ConfigProperty(name = "VAPID_KEY_FILE")
  Optional<String> file;

  /** Where a push service complains. */
  @Inject
  @ConfigProperty(name = "VAPID_CONTACT", defaultValue = "mailto:push@foodfast.example")
  String contact;

  private WebPush signer;

  /** A node whose key can't be used does not start, rather than fail later. */
  void start(@Observes Startup startup) {}

  @PostConstruct
  void read() {
    signer = file.map(this::signer).orElse(null);
  }

  private WebPush signer(String name) {
    try {
      String pem = KeyFile.read(Path.of(name), VapidKey::make);
      VapidKeys keys =
          VapidKeys.create(
              TEXT.encodeToString(KeyFile.block(pem, "PUBLIC KEY")),
              TEXT.encodeToString(KeyFile.block(pem, "PRIVATE KEY")));
      return new WebPush(contact, keys);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new IllegalStateException(
          "VAPID_KEY_FILE " + name + " can't be used as P-256 key pair (PEM): " + e, e);
    }
  }

  static String make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    return KeyFile.pem("PRIVATE KEY", pair.getPrivate())
        + KeyFile.pem("PUBLIC KEY", pair.getPublic());
  }

  boolean isThere() {
    return signer != null;
  }

  /**
   * What encrypts and signs with it.
   *
   * @throws Problem 404 {@code push-off} without a key
   */
  WebPush require() {
    if (signer == null) {
      throw Problem.of(404, "push-off", "This server sends no pushes.");
    }
    return signer;
  }

  /** As browsers want it: the uncompressed point, Base64url. */
  String publicKey() {
    byte[] point = require().getVapidKeys().getApplicationServerKey();
    return TEXT.encodeToString(point);
  }
}
