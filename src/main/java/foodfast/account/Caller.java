package foodfast.account;

import foodfast.realtime.Owner;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls this door, told by the access token alone. */
@RequestScoped
public class Caller {
  @Inject JsonWebToken token;

  public UUID id() {
    return UUID.fromString(token.getSubject());
  }

  public Role role() {
    return Role.valueOf(token.getGroups().iterator().next());
  }

  /** The restaurant this person works for, null unless the role is RESTAURANT. */
  public UUID restaurantId() {
    String restaurant = token.getClaim(Tokens.RESTAURANT);
    return restaurant == null ? null : UUID.fromString(restaurant);
  }

  public UUID sessionId() {
    return UUID.fromString(token.getClaim(Tokens.SESSION));
  }

  public Instant expiresAt() {
    return Instant.ofEpochSecond(token.getExpirationTime());
  }

  /** Where this person lives, or null. */
  public String city() {
    return token.getClaim(Tokens.CITY);
  }

  /** The name to show beside what this person does. */
  public String name() {
    return token.getClaim(Tokens.NAME);
  }

  /** On whose behalf a stream, a socket or a sleeping request of this call is open. */
  public Owner owner() {
    return identity().owner();
  }

  public Identity identity() {
    return new Identity(id(), role(), restaurantId(), city(), sessionId(), expiresAt());
  }
}
