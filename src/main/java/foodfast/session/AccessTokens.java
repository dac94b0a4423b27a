package foodfast.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import foodfast.account.Identity;
import foodfast.account.Role;
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
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Signs access tokens, and verifies them where the server doesn't. */
@ApplicationScoped
public class AccessTokens {
  static final Duration LIFE = Duration.ofMinutes(15);
  private static final String ISSUER = "foodfast";

  // what an access token claims beside the standard claims
  private static final String SESSION = "sid";
  private static final String RESTAURANT = "rid";
  private static final String CITY = "city";
  private static final String NAME = "name";

  private final RSAKey key;

  public AccessTokens() {
    this(SigningKey.ofThisServer());
  }

  AccessTokens(RSAKey key) {
    this.key = key;
  }

  void load(@Observes Startup startup) {
    // a server without a usable key says so at once
  }

  String sign(Identity who) {
    UUID restaurant = who.restaurantId();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(ISSUER)
            .subject(who.account().toString())
            .claim("upn", who.account().toString())
            .claim("groups", List.of(who.role().name()))
            .claim(SESSION, who.session().toString())
            .claim(RESTAURANT, restaurant == null ? null : restaurant.toString())
            .claim(CITY, who.city())
            .claim(NAME, who.name())
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(who.expiresAt().minus(LIFE)))
            .expirationTime(Date.from(who.expiresAt()))
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
        || !now.isBefore(expiresAt.plus(Identity.LEEWAY))) {
      throw refused();
    }
    String restaurant = claims.getStringClaim(RESTAURANT);
    return new Identity(
        UUID.fromString(claims.getSubject()),
        Role.valueOf(claims.getStringListClaim("groups").get(0)),
        restaurant == null ? null : UUID.fromString(restaurant),
        claims.getStringClaim(NAME),
        claims.getStringClaim(CITY),
        UUID.fromString(claims.getStringClaim(SESSION)),
        expiresAt);
  }

  /** Who a token speaks for that the server has verified. */
  static Identity identity(JsonWebToken token) {
    String restaurant = token.getClaim(RESTAURANT);
    return new Identity(
        UUID.fromString(token.getSubject()),
        Role.valueOf(token.getGroups().iterator().next()),
        restaurant == null ? null : UUID.fromString(restaurant),
        token.getClaim(NAME),
        token.getClaim(CITY),
        UUID.fromString(token.getClaim(SESSION)),
        Instant.ofEpochSecond(token.getExpirationTime()));
  }

  private static Problem refused() {
    return Problem.of(401, "invalid-token", "The access token is not valid.");
  }

  /** The public half of the key, for who verifies our tokens elsewhere. */
  String publicKeys() {
    return "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
  }
}
