package foodfast.account;

import foodfast.web.Problem;
import foodfast.web.Violations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to change one's password at. */
@Path("accounts/me/password")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Tag(name = "Accounts")
public class PasswordResource {
  @Inject Caller caller;
  @Inject Accounts accounts;
  @Inject Passwords passwords;
  @Inject LogInAttempts attempts;
  @Inject ChangePassword changePassword;

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change one's password; all other sessions end")
  @APIResponse(responseCode = "204", description = "changed")
  @APIResponse(responseCode = "403", description = "the current password is another")
  public CompletionStage<Response> change(
      @Valid @NotNull NewPassword body, @Context HttpServletRequest request) {
    if (CommonPasswords.contain(body.wanted())) {
      throw Violations.invalid("/new", "is one of those that everybody tries first");
    }
    Identity self = caller.identity();
    Account account = accounts.find(self.account()).orElseThrow(Problem::notFound);
    LogInAttempts.Attempt attempt = attempts.begin(account.email(), request.getRemoteAddr());
    try {
      return passwords.work(() -> change(self, account.passwordHash(), body, attempt));
    } catch (Problem busy) {
      attempts.giveBack(attempt);
      throw busy;
    }
  }

  private Response change(
      Identity self, String hash, NewPassword body, LogInAttempts.Attempt attempt) {
    if (!passwords.match(body.current(), hash)) {
      throw Problem.of(403, "wrong-password", "The current password is another.");
    }
    attempts.giveBack(attempt);
    changePassword.change(self.account(), hash, passwords.hash(body.wanted()), self.session());
    return Response.noContent().build();
  }
}
