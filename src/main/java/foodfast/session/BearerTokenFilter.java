package foodfast.session;

import foodfast.account.Caller;
import foodfast.account.Identity;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Says who calls. Each access token is verified by the server, with MicroProfile JWT, when it first
 * comes to this node; what that found is kept until the token ends, for to verify it at each
 * request costs more than all the rest of a small one (ADR 27). Whether its session was ended is
 * looked at each time, by {@link RevocationFilter}. Who brings none, or one that is refused, is
 * nobody: doors that need somebody refuse them.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class BearerTokenFilter implements ContainerRequestFilter {
  @Inject VerifiedTokens verified;
  @Context HttpServletRequest request;
  @Context HttpServletResponse response;

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    String header = context.getHeaderString(HttpHeaders.AUTHORIZATION);
    Optional<String> token = Optional.ofNullable(header).flatMap(TokenAuthenticator::bearerToken);
    if (token.isPresent()) {
      Optional<Identity> known = verified.of(token.get(), Instant.now());
      Optional<Identity> who = known.isPresent() ? known : verify(token.get());
      who.ifPresent(identity -> callIs(identity, context));
    }
  }

  private void callIs(Identity who, ContainerRequestContext context) {
    request.setAttribute(Caller.ATTRIBUTE, who);
    context.setSecurityContext(new Bearer(who, request.isSecure()));
  }

  private Optional<Identity> verify(String sent) throws IOException {
    try {
      if (request.authenticate(response)
          && request.getUserPrincipal() instanceof JsonWebToken token) {
        Identity who = AccessTokens.identity(token);
        if (sent.equals(token.getRawToken())) {
          verified.keep(sent, who);
        }
        return Optional.of(who);
      }
      // a bad token is not refused as long as no door has asked for one
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, null);
      response.setStatus(HttpServletResponse.SC_OK);
      return Optional.empty();
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Bearer(Identity identity, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return identity;
    }

    @Override
    public boolean isUserInRole(String role) {
      return identity.role().name().equals(role);
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
