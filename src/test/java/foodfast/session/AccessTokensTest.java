package foodfast.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import foodfast.account.Identity;
import foodfast.account.Role;
import foodfast.web.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final RSAKey KEY = key();

  private final AccessTokens tokens = new AccessTokens(KEY);
  private final Identity staff =
      new Identity(
          UUID.randomUUID(),
          Role.RESTAURANT,
          UUID.randomUUID(),
          "Rosa",
          null,
          UUID.randomUUID(),
          NOW.plus(AccessTokens.LIFE));

  @Test
  void tellWhoTheySpeakFor() {
    assertEquals(staff, tokens.verify(tokens.sign(staff), NOW));
  }

  @Test
  void liveFor15MinutesAndALeeway() {
    String token = tokens.sign(staff);
    tokens.verify(token, NOW.plusSeconds(929));
    assertRefused(token, NOW.plusSeconds(930));
  }

  @Test
  void areRefusedWhenTamperedWith() {
    String token = tokens.sign(staff);
    Identity other =
        new Identity(UUID.randomUUID(), Role.OPERATOR, null, "Olga", null, UUID.randomUUID(), NOW);
    String[] parts = token.split("\\.");
    String others = tokens.sign(other).split("\\.")[1];
    assertRefused(parts[0] + "." + others + "." + parts[2], NOW);
    assertRefused(parts[0] + "." + parts[1] + ".", NOW);
    assertRefused(parts[0] + "." + parts[1], NOW);
    assertRefused("", NOW);
    assertRefused("a.b.c", NOW);
  }

  @Test
  void areRefusedFromAnotherKey() {
    assertRefused(new AccessTokens(key()).sign(staff), NOW);
  }

  @Test
  void areRefusedUnsignedOrSignedWithThePublicKeyAsASecret() throws Exception {
    JWTClaimsSet claims = SignedJWT.parse(tokens.sign(staff)).getJWTClaimsSet();
    assertRefused(new PlainJWT(claims).serialize(), NOW);
    SignedJWT confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    confused.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
    assertRefused(confused.serialize(), NOW);
  }

  @Test
  void showNoPrivateKey() {
    assertFalse(tokens.publicKeys().contains("\"d\""));
  }

  private void assertRefused(String token, Instant now) {
    Problem refused = assertThrows(Problem.class, () -> tokens.verify(token, now));
    assertEquals(401, refused.status());
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("test").generate();
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
