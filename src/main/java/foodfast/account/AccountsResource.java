package foodfast.account;

import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Problem;
import foodfast.web.Reply;
import foodfast.web.Throttle;
import foodfast.web.Violations;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door to register at. */
@Path("accounts")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public class AccountsResource {
  private static final URI ME = URI.create("/api/accounts/me");

  @Inject RegisterAccount registerAccount;
  @Inject Passwords passwords;
  @Inject IdempotentReplies replies;
  @Inject Handshakes handshakes;

  private final Throttle perAddress = Throttle.perMinute(60);

  @POST
  @PermitAll
  @Operation(summary = "Register a customer; an operator may register staff of any role")
  @APIResponse(responseCode = "201", description = "registered: log in with POST /api/sessions")
  @APIResponse(responseCode = "403", description = "a role given by somebody who is no operator")
  @APIResponse(responseCode = "409", description = "the e-mail address has an account")
  public CompletionStage<Response> register(
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      @HeaderParam("Authorization") String authorization,
      @Valid @NotNull Registration body,
      @Context HttpServletRequest request) {
    String key = IdempotencyKey.parse(idempotencyKey);
    Identity by = authorization == null ? null : handshakes.bearer(authorization);
    boolean byOperator = by != null && by.role() == Role.OPERATOR;
    if (!byOperator && (body.role() != null || body.restaurantId() != null)) {
      throw Problem.of(403, "forbidden", "Only an operator gives roles.");
    }
    refuseWeak(body);
    if (!byOperator) {
      perAddress.require(request.getRemoteAddr());
    }
    String owner = by == null ? "address " + request.getRemoteAddr() : by.account().toString();
    return passwords.work(() -> register(owner, key, body));
  }

  private Response register(String owner, String key, Registration body) {
    return replies.once(
        owner,
        "POST /api/accounts",
        key,
        body.withoutPassword(),
        () -> {
          registerAccount.refuseTaken(body.email());
          return passwords.hash(body.password());
        },
        hash -> new Reply(201, ME, registered(body, hash)));
  }

  private Account.View registered(Registration body, String hash) {
    Role role = body.role() == null ? Role.CUSTOMER : body.role();
    return registerAccount
        .register(body.email(), hash, body.profile(), role, body.restaurantId())
        .view();
  }

  private static void refuseWeak(Registration body) {
    if (CommonPasswords.contain(body.password())
        || body.password().equalsIgnoreCase(body.email())) {
      throw Violations.invalid("/password", "is one of those that everybody tries first");
    }
  }
}
