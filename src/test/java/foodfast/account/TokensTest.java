package foodfast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import foodfast.web.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private static final RSAKey KEY = key();

  private final Tokens tokens = new Tokens(KEY);
  private final Account staff =
      new Account(
          "Rosa@x.test",
          "hash",
          new Profile("Rosa", null, null),
          Role.RESTAURANT,
          UUID.randomUUID());
  private final UUID session = UUID.randomUUID();

  @Test
  void tellWhoTheySpeakFor() {
    Identity identity = tokens.verify(tokens.sign(staff, session, NOW), NOW);
    assertEquals(staff.id(), identity.account());
    assertEquals(Role.RESTAURANT, identity.role());
    assertEquals(staff.restaurantId(), identity.restaurantId());
    assertEquals(session, identity.session());
    assertNull(identity.city());
    assertEquals(NOW.plusSeconds(900), identity.expiresAt());
  }

  @Test
  void liveFor15MinutesAndALeeway() {
    String token = tokens.sign(staff, session, NOW);
    tokens.verify(token, NOW.plusSeconds(929));
    assertRefused(token, NOW.plusSeconds(930));
  }

  @Test
  void areRefusedWhenTamperedWith() {
    String token = tokens.sign(staff, session, NOW);
    String[] parts = token.split("\\.");
    String others = tokens.sign(staff, UUID.randomUUID(), NOW).split("\\.")[1];
    assertRefused(parts[0] + "." + others + "." + parts[2], NOW);
    assertRefused(parts[0] + "." + parts[1] + ".", NOW);
    assertRefused(parts[0] + "." + parts[1], NOW);
    assertRefused("", NOW);
    assertRefused("a.b.c", NOW);
  }

  @Test
  void areRefusedFromAnotherKey() {
    assertRefused(new Tokens(key()).sign(staff, session, NOW), NOW);
  }

  @Test
  void areRefusedUnsignedOrSignedWithThePublicKeyAsASecret() throws Exception {
    JWTClaimsSet claims = SignedJWT.parse(tokens.sign(staff, session, NOW)).getJWTClaimsSet();
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
