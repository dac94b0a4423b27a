package foodfast.session;

import foodfast.account.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets an operator's browser open the pages this server renders: the access token goes into a
 * cookie that no script can read, that only these pages get, and that ends with the token.
 */
@Path("/announcements/desk")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
public class OperatorCookieResource {
  @Inject Caller caller;

  @POST
  public Response open(@Context HttpServletRequest request) {
    String token =
        TokenAuthenticator.bearerToken(request.getHeader(HttpHeaders.AUTHORIZATION)).orElseThrow();
    Duration left = Duration.between(Instant.now(), caller.expiresAt());
    NewCookie cookie =
        new NewCookie.Builder(OperatorPageFilter.COOKIE)
            .value(token)
            .path("/operator")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite(NewCookie.SameSite.STRICT)
            .maxAge((int) Math.max(0, left.toSeconds()))
            .build();
    return Response.noContent().cookie(cookie).header("Cache-Control", "no-store").build();
  }
}
