package foodfast.session;

import foodfast.account.Caller;
import foodfast.account.Passwords;
import foodfast.timing.OmitServerTiming;
import foodfast.web.CardNumbers;
import foodfast.web.CursoredPage;
import foodfast.web.Problem;
import foodfast.web.UnicodeText;
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

/** The doors to log in, to stay logged in, and to log out here or elsewhere. */
@Path("sessions")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
  @Inject Caller caller;
  @Inject Passwords passwords;
  @Inject IssueTokens issueTokens;
  @Inject Sessions sessions;
  @Inject RevokedSessions revokedSessions;

  /**
   * What somebody logs in with.
   *
   * @param device a name for the list of sessions
   */
  public record Credentials(
      @NotBlank @Size(max = 254) String email,
      @NotNull @Size(max = 256) String password,
      @Size(max = 100) String device) {
    String deviceOr(String otherwise) {
      String named = device == null || device.isBlank() ? otherwise : device;
      String known = named == null || named.isBlank() ? "unknown" : CardNumbers.mask(named.strip());
      return UnicodeText.beginning(known, 100);
    }

    @Override
    public String toString() {
      return "Credentials";
    }
  }

  /** What a refresh takes. */
  public record Refresh(@NotBlank @Size(max = 200) String refreshToken) {}

  @POST
  @PermitAll
  @OmitServerTiming
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> open(
      @Valid @NotNull Credentials body, @Context HttpServletRequest request) {
    String device = body.deviceOr(request.getHeader(HttpHeaders.USER_AGENT));
    return passwords.check(
        body.email(),
        body.password(),
        request.getRemoteAddr(),
        account -> secret(201, issueTokens.open(account, device)));
  }

  @POST
  @PermitAll
  @OmitServerTiming
  @Path("refresh")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response refresh(@Valid @NotNull Refresh body) {
    return secret(200, issueTokens.refresh(body.refreshToken()));
  }

  @GET
  public CursoredPage<Session.View> list() {
    UUID current = caller.sessionId();
    return new CursoredPage<>(
        sessions.open(caller.id()).stream().map(s -> s.view(current)).toList(), null);
  }

  @DELETE
  public void endOthers(@QueryParam("others") boolean others) {
    if (!others) {
      throw Problem.of(400, "invalid-parameter", "Send others=true, or name one session.");
    }
    revokedSessions.revokeOthers(caller.id(), caller.sessionId());
  }

  @DELETE
  @Path("current")
  public void endCurrent() {
    revokedSessions.revoke(caller.id(), caller.sessionId());
  }

  @DELETE
  @Path("{id}")
  public void end(@PathParam("id") UUID id) {
    if (!revokedSessions.revoke(caller.id(), id)) {
      throw Problem.notFound();
    }
  }

  private static Response secret(int status, IssueTokens.TokenPair pair) {
    return Response.status(status).entity(pair).header("Cache-Control", "no-store").build();
  }
}
