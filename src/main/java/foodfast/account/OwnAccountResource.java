package foodfast.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import foodfast.timing.OmitServerTiming;
import foodfast.web.ConditionalRequest;
import foodfast.web.MergePatch;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The doors to read, change, export and erase one's own account. */
@Path("accounts/me")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Produces(MediaType.APPLICATION_JSON)
public class OwnAccountResource {
  @Inject Caller caller;
  @Inject Accounts accounts;
  @Inject Passwords passwords;
  @Inject ChangeAccount changeAccount;
  @Inject MergePatch mergePatch;
  @Inject ExportAccount exportAccount;
  @Inject EraseAccount eraseAccount;

  /** The password somebody has and the one they want. */
  public record NewPassword(
      @NotNull @Size(max = 256) String current,
      @JsonProperty("new") @NotNull @Size(min = 8, max = 256) String wanted) {
    @Override
    public String toString() {
      return "NewPassword";
    }
  }

  @GET
  public Response read(@Context HttpHeaders headers) {
    Account account = accounts.find(caller.id()).orElseThrow(Problem::notFound);
    return ConditionalRequest.get(headers, tag(account), account::view)
        .header("Cache-Control", null) // nothing of it is kept, as of what has no tag
        .build();
  }

  @PATCH
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  public Response change(@HeaderParam("If-Match") List<String> ifMatch, byte[] body) {
    Account account =
        changeAccount.profile(
            caller.id(),
            latest -> ConditionalRequest.requireLatest(ifMatch, tag(latest)),
            profile -> mergePatch.apply(body, profile, Profile.class));
    return Response.ok(account.view()).header("ETag", tag(account)).build();
  }

  @PUT
  @Path("password")
  @OmitServerTiming
  @Consumes(MediaType.APPLICATION_JSON)
  public CompletionStage<Response> changePassword(
      @Valid @NotNull NewPassword body, @Context HttpServletRequest request) {
    CommonPasswords.refuse("/new", body.wanted());
    Identity self = caller.identity();
    String email = accounts.find(self.account()).orElseThrow(Problem::notFound).email();
    return passwords.check(
        email,
        body.current(),
        request.getRemoteAddr(),
        account -> changePassword(account, body, self));
  }

  private Response changePassword(Optional<Account> checked, NewPassword body, Identity self) {
    Account account =
        checked.orElseThrow(
            () ->
                Problem.of(403, "wrong-password", "The current password is not right.")
                    .at("/current", "This is not your current password."));
    if (Passwords.same(body.current(), body.wanted())) {
      throw Problem.of(422, "same-password", "The new password is the current one.")
          .at("/new", "This is the password you have. Please choose another.");
    }
    changeAccount.password(account, passwords.hash(body.wanted()), self.session());
    return Response.noContent().build();
  }

  @GET
  @Path("export")
  public Response export() {
    return Response.ok(exportAccount.export(caller.id()))
        .header("Content-Disposition", "attachment; filename=\"foodfast-export.json\"")
        .build();
  }

  @DELETE
  public void erase() {
    eraseAccount.erase(caller.id());
  }

  /** Everybody reads at one address, so the tag tells whose version it is as well. */
  private static String tag(Account account) {
    return "\"" + Integer.toHexString(account.id().hashCode()) + "-v" + account.version() + "\"";
  }
}
