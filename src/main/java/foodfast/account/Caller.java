package foodfast.account;

import foodfast.realtime.Connections.Owner;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls this door, told by the access token alone. */
@RequestScoped
public class Caller {
  /** What an access token claims beside the standard claims. */
  public static final String SESSION = "sid";

  public static final String RESTAURANT = "rid";
  public static final String CITY = "city";
  public static final String NAME = "name";

  @Inject JsonWebToken token;

  public UUID id() {
    return UUID.fromString(token.getSubject());
  }

  public Role role() {
    return Role.valueOf(token.getGroups().iterator().next());
  }

  /** The restaurant this person works for, null unless the role is RESTAURANT. */
  public UUID restaurantId() {
    String restaurant = token.getClaim(RESTAURANT);
    return restaurant == null ? null : UUID.fromString(restaurant);
  }

  public UUID sessionId() {
    return UUID.fromString(token.getClaim(SESSION));
  }

  public Instant expiresAt() {
    return Instant.ofEpochSecond(token.getExpirationTime());
  }

  /** Where this person lives, or null. */
  public String city() {
    return token.getClaim(CITY);
  }

  /** The name to show beside what this person does. */
  public String name() {
    return token.getClaim(NAME);
  }

  /** On whose behalf a stream, a socket or a sleeping request of this call is open. */
  public Owner owner() {
    return identity().owner();
  }

  public Identity identity() {
    return new Identity(id(), role(), restaurantId(), name(), city(), sessionId(), expiresAt());
  }
}
