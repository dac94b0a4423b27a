package foodfast.session;

import foodfast.account.Identity;
import foodfast.web.Problem;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;

/**
 * Turns away access tokens whose session was ended; and, after the server's own filter, whoever was
 * let in by that alone: it also takes tokens without a scheme or in a form, which nobody here
 * sends.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
public class RevocationFilter implements ContainerRequestFilter {
  @Inject RevokedSessions revokedSessions;

  @Override
  public void filter(ContainerRequestContext request) {
    Principal who = request.getSecurityContext().getUserPrincipal();
    if (who instanceof Identity identity) {
      revokedSessions.refuse(identity.session());
    } else if (who != null) {
      throw Problem.of(401);
    }
  }
}
