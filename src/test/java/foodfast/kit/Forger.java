package foodfast.kit;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * Makes access tokens from a good one: such as must not be believed, and for load runs such as are.
 */
public final class Forger {
  private static final Duration LONG_OVER = Duration.ofHours(1);
  private static final Duration A_WHILE = Duration.ofMinutes(5);

  private final String header;
  private final String claims;
  private final String signature;

  public Forger(Session session) {
    String[] parts = session.accessToken().split("\\.");
    header = parts[0];
    claims = parts[1];
    signature = parts[2];
  }

  /** Another role in the claims, the old signature. */
  public String promoted() {
    String changed = text(claims).replace("CUSTOMER", "OPERATOR");
    return header + "." + encoded(changed) + "." + signature;
  }

  /** The same claims, no signature, and a header that says so. */
  public String unsigned() {
    return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + claims + ".";
  }

  /** Well signed, but by somebody else. */
  public String signedByAnother() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return signed(header + "." + claims, generator.generateKeyPair().getPrivate());
  }

  /** Signed by the platform itself, an hour ago. */
  public String expired() throws GeneralSecurityException {
    return withExpiry(Instant.now().minus(LONG_OVER));
  }

  /** Signed by the platform itself, for as long as one likes. */
  public String withExpiry(Instant end) throws GeneralSecurityException {
    try (JsonReader reader = Json.createReader(new StringReader(text(claims)))) {
      JsonObject changed =
          Json.createObjectBuilder(reader.readObject()).add("exp", end.getEpochSecond()).build();
      return signed(header + "." + encoded(changed.toString()), platformKey());
    }
  }

  /** A token of the platform for a customer who never logged in. */
  public String customer(UUID account, Instant end) throws GeneralSecurityException {
    return of(account, "CUSTOMER", end);
  }

  /** Signed by the platform itself, for another person in another role. */
  public String of(UUID account, String role) throws GeneralSecurityException {
    return of(account, role, Instant.now().plusSeconds(900));
  }

  /** Signed by the platform itself, for staff of that restaurant. */
  public String staffOf(UUID restaurant) throws GeneralSecurityException {
    try (JsonReader reader = Json.createReader(new StringReader(text(claims)))) {
      JsonObject changed =
          Json.createObjectBuilder(reader.readObject())
              .add("sub", UUID.randomUUID().toString())
              .add("groups", Json.createArrayBuilder().add("RESTAURANT"))
              .add("sid", UUID.randomUUID().toString())
              .add("rid", restaurant.toString())
              .add("exp", Instant.now().plusSeconds(1800).getEpochSecond())
              .build();
      return signed(header + "." + encoded(changed.toString()), platformKey());
    }
  }

  private String of(UUID account, String role, Instant end) throws GeneralSecurityException {
    try (JsonReader reader = Json.createReader(new StringReader(text(claims)))) {
      JsonObject changed =
          Json.createObjectBuilder(reader.readObject())
              .add("sub", account.toString())
              .add("upn", account.toString())
              .add("groups", Json.createArrayBuilder().add(role))
              .add("sid", UUID.randomUUID().toString())
              .remove("rid")
              .add("iat", Instant.now().minus(A_WHILE).getEpochSecond())
              .add("exp", end.getEpochSecond())
              .build();
      return signed(header + "." + encoded(changed.toString()), platformKey());
    }
  }

  private static String signed(String content, PrivateKey key) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(key);
    signer.update(content.getBytes(StandardCharsets.US_ASCII));
    return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
  }

  /** The public half of the platform's key, for who checks its tokens elsewhere. */
  public static String publicKey() throws GeneralSecurityException {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) platformKey();
    byte[] half =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
            .getEncoded();
    String text = Base64.getMimeEncoder().encodeToString(half);
    return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n";
  }

  private static PrivateKey platformKey() throws GeneralSecurityException {
    String pem = Folders.read(Settings.KEY_FILE).replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] key = Base64.getDecoder().decode(pem);
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
