package foodfast.account;

import foodfast.realtime.Connections.Owner;
import foodfast.web.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;

/** Who calls this door, told by the access token alone. */
@RequestScoped
public class Caller {
  /** Where the request says who calls, if anybody does. */
  public static final String ATTRIBUTE = Identity.class.getName();

  @Inject HttpServletRequest request;
  private Identity identity;

  @PostConstruct
  void look() {
    identity = (Identity) request.getAttribute(ATTRIBUTE);
  }

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
    if (identity == null) {
      throw Problem.of(401);
    }
    return identity;
  }
}
