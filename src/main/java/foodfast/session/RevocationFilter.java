package foodfast.session;

import foodfast.account.Identity;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Turns away access tokens whose session was ended. */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class RevocationFilter implements ContainerRequestFilter {
  @Inject RevokedSessions revokedSessions;

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof Identity who) {
      revokedSessions.refuse(who.session());
    }
  }
}
