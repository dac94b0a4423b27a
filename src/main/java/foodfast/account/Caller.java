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
    return identity().account();
  }

  public Role role() {
    return identity().role();
  }

  /** The restaurant this person works for, null unless the role is RESTAURANT. */
  public UUID restaurantId() {
    return identity().restaurantId();
  }

  public UUID sessionId() {
    return identity().session();
  }

  public Instant expiresAt() {
    return identity().expiresAt();
  }

  /** Where this person lives, or null. */
  public String city() {
    return identity().city();
  }

  /** The name to show beside what this person does. */
  public String name() {
    return identity().name();
  }

  /** On whose behalf a stream, a socket or a sleeping request of this call is open. */
  public Owner owner() {
    return identity().owner();
  }

  public Identity identity() {
    return identity(token);
  }

  /** The same, where the token is at hand and the bean of a request is not worth its cost. */
  public static Identity identity(JsonWebToken token) {
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
}
