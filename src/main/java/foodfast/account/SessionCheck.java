package foodfast.account;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns away access tokens whose session was ended. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class SessionCheck implements ContainerRequestFilter {
  @Inject EndedSessions endedSessions;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token) {
      endedSessions.refuse(UUID.fromString(token.getClaim(Tokens.SESSION)));
    }
  }
}
