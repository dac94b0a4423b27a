package foodfast.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import foodfast.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Signs access tokens, and verifies them where the server doesn't. */
@ApplicationScoped
public class Tokens {
  static final Duration LIFE = Duration.ofMinutes(15);
  static final Duration LEEWAY = Duration.ofSeconds(30);
  static final String SESSION = "sid";
  static final String RESTAURANT = "rid";
  static final String CITY = "city";
  static final String NAME = "name";
  private static final String ISSUER = "foodfast";

  private final RSAKey key;

  public Tokens() {
    this(SigningKey.ofThisServer());
  }

  Tokens(RSAKey key) {
    this.key = key;
  }

  void load(@Observes Startup startup) {
    // a server without a usable key says so at once
  }

  String sign(Account account, UUID session, Instant now) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(ISSUER)
            .subject(account.id().toString())
            .claim("upn", account.id().toString())
            .claim("groups", List.of(account.role().name()))
            .claim(SESSION, session.toString())
            .claim(
                RESTAURANT,
                account.restaurantId() == null ? null : account.restaurantId().toString())
            .claim(CITY, account.city())
            .claim(NAME, account.name())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .type(JOSEObjectType.JWT)
              .keyID(key.getKeyID())
              .build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who the token speaks for, or a 401. */
  public Identity verify(String token) {
    return verify(token, Instant.now());
  }

  Identity verify(String token, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
          || !jwt.verify(new RSASSAVerifier(key.toRSAPublicKey()))) {
        throw refused();
      }
      return identity(jwt.getJWTClaimsSet(), now);
    } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
      throw refused();
    }
  }

  private static Identity identity(JWTClaimsSet claims, Instant now) throws ParseException {
    Instant expiresAt = claims.getExpirationTime().toInstant();
    if (!ISSUER.equals(claims.getIssuer())
        || !claims.getAudience().contains(ISSUER)
        || !now.isBefore(expiresAt.plus(LEEWAY))) {
      throw refused();
    }
    String restaurant = claims.getStringClaim(RESTAURANT);
    return new Identity(
        UUID.fromString(claims.getSubject()),
        Role.valueOf(claims.getStringListClaim("groups").get(0)),
        restaurant == null ? null : UUID.fromString(restaurant),
        claims.getStringClaim(CITY),
        UUID.fromString(claims.getStringClaim(SESSION)),
        expiresAt);
  }

  private static Problem refused() {
    return Problem.of(401, "invalid-token", "The access token is not valid.");
  }

  /** The public half of the key, for who verifies our tokens elsewhere. */
  String publicKeys() {
    return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
  }
}
