package foodfast.account;

import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The doors to one's own account. */
@Path("accounts/me")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class ProfileResource {
  @Inject Caller caller;
  @Inject Accounts accounts;
  @Inject ChangeProfile changeProfile;
  @Inject ProfilePatch patch;
  @Inject ExportAccount exportAccount;
  @Inject EraseAccount eraseAccount;

  @GET
  @Operation(summary = "Read one's own account")
  @APIResponse(
      responseCode = "200",
      description = "the account; ETag is its version",
      content = @Content(schema = @Schema(implementation = Account.View.class)))
  @APIResponse(responseCode = "304", description = "unchanged since If-None-Match")
  public Response read(@Context Request request) {
    Account account = accounts.find(caller.id()).orElseThrow(Problem::notFound);
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(account));
    return (unchanged == null ? Response.ok(account.view()) : unchanged).tag(tag(account)).build();
  }

  @PATCH
  @Consumes("application/merge-patch+json")
  @Operation(summary = "Change name, phone or city, as of the version in If-Match")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = Profile.class),
              example = "{\"phone\": null, \"city\": \"Hamburg\"}"))
  @APIResponse(
      responseCode = "200",
      description = "changed; ETag is the new version",
      content = @Content(schema = @Schema(implementation = Account.View.class)))
  @APIResponse(responseCode = "412", description = "the profile was changed since")
  @APIResponse(responseCode = "428", description = "If-Match is missing")
  public Response change(
      @HeaderParam("If-Match") String ifMatch, @Context Request request, String body) {
    if (ifMatch == null) {
      throw Problem.of(428, "if-match-required", "Send the ETag you read as If-Match.");
    }
    Account account =
        changeProfile.change(
            caller.id(),
            latest -> request.evaluatePreconditions(tag(latest)) == null,
            profile -> patch.apply(profile, body));
    return Response.ok(account.view()).tag(tag(account)).build();
  }

  @GET
  @Path("export")
  @Operation(summary = "All we know about oneself, as JSON")
  public Response export() {
    Map<String, Object> all = exportAccount.export(caller.id());
    return Response.ok(all)
        .header("Content-Disposition", "attachment; filename=\"foodfast-export.json\"")
        .build();
  }

  @DELETE
  @Operation(summary = "Erase oneself: sessions end, orders stay without a name")
  @APIResponse(responseCode = "204", description = "erased")
  public void erase() {
    eraseAccount.erase(caller.id());
  }

  private static EntityTag tag(Account account) {
    return new EntityTag("v" + account.version());
  }
}
