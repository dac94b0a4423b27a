package foodfast.announcement;

import foodfast.account.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Lets an operator's browser open the pages this server renders: the access token goes into a
 * cookie that no script can read, that only these pages get, and that ends with the token.
 */
@Path("/announcements/desk")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
@Tag(name = "Announcements")
public class DeskResource {
  @Inject Caller caller;
  @Inject JsonWebToken token;

  @POST
  @Operation(summary = "A cookie to open the operator's pages with, as long as the access token")
  @APIResponse(responseCode = "204", description = "set; ask again before the token ends")
  public Response open(@Context HttpServletRequest request) {
    Duration left = Duration.between(Instant.now(), caller.expiresAt());
    NewCookie cookie =
        new NewCookie.Builder(DeskGuard.COOKIE)
            .value(token.getRawToken())
            .path("/operator")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite(NewCookie.SameSite.STRICT)
            .maxAge((int) Math.max(0, left.toSeconds()))
            .build();
    return Response.noContent().cookie(cookie).header("Cache-Control", "no-store").build();
  }
}
