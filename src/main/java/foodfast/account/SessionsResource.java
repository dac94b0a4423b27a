package foodfast.account;

import foodfast.web.Page;
import foodfast.web.Problem;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The doors to log in, to stay logged in, and to log out here or elsewhere. */
@Path("sessions")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class SessionsResource {
  @Inject Caller caller;
  @Inject LogIn logIn;
  @Inject LogInAttempts attempts;
  @Inject Passwords passwords;
  @Inject RefreshSession refreshSession;
  @Inject Sessions sessions;
  @Inject EndSessions endSessions;

  /** What a refresh takes. */
  public record Refresh(@NotBlank @Size(max = 200) String refreshToken) {}

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Log in: an access token for 15 minutes and a refresh token")
  @APIResponse(responseCode = "201", description = "logged in")
  @APIResponse(responseCode = "401", description = "e-mail address or password is wrong")
  @APIResponse(responseCode = "429", description = "too many log-ins failed")
  public CompletionStage<Response> open(
      @Valid @NotNull Credentials body, @Context HttpServletRequest request) {
    LogInAttempts.Attempt attempt = attempts.begin(body.email(), request.getRemoteAddr());
    String device = body.deviceOr(request.getHeader(HttpHeaders.USER_AGENT));
    try {
      return passwords.work(() -> secret(201, logIn.logIn(body, attempt, device)));
    } catch (Problem busy) {
      attempts.giveBack(attempt);
      throw busy;
    }
  }

  @POST
  @PermitAll
  @Path("refresh")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change a refresh token for a new pair")
  @APIResponse(responseCode = "200", description = "a new pair; the old token is good for 30 s")
  @APIResponse(responseCode = "401", description = "not a good token; replayed, its session ends")
  public Response refresh(@Valid @NotNull Refresh body) {
    return secret(200, refreshSession.refresh(body.refreshToken()));
  }

  @GET
  @Operation(summary = "Where one is logged in")
  public Page<Session.View> list() {
    UUID current = caller.sessionId();
    return new Page<>(sessions.open(caller.id()).stream().map(s -> s.view(current)).toList(), null);
  }

  @DELETE
  @Operation(summary = "Log out everywhere else: others=true")
  @APIResponse(responseCode = "204", description = "within 1 s their streams close, on every node")
  public void endOthers(@QueryParam("others") boolean others) {
    if (!others) {
      throw Problem.of(400, "invalid-parameter", "Send others=true, or name one session.");
    }
    endSessions.endOthers(caller.id(), caller.sessionId());
  }

  @DELETE
  @Path("current")
  @Operation(summary = "Log out here")
  @APIResponse(responseCode = "204", description = "logged out")
  public void endCurrent() {
    endSessions.end(caller.id(), caller.sessionId());
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Log out on another device")
  @APIResponse(responseCode = "204", description = "within 1 s its streams close, on every node")
  public void end(@PathParam("id") UUID id) {
    if (!endSessions.end(caller.id(), id)) {
      throw Problem.notFound();
    }
  }

  private static Response secret(int status, TokenPair pair) {
    return Response.status(status).entity(pair).header("Cache-Control", "no-store").build();
  }
}
