package foodfast.account;

import foodfast.timing.OmitServerTiming;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
import foodfast.web.RateLimiter;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** The door to register at. */
@Path("accounts")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationResource {
  private static final URI ME = URI.create("/api/accounts/me");

  @Inject RegisterAccount registerAccount;
  @Inject Passwords passwords;
  @Inject IdempotentReplies replies;

  /** Who the Authorization header speaks for, if there is one; a bad one is a 401. */
  @Inject Instance<Optional<Identity>> bearer;

  private final RateLimiter perAddress = RateLimiter.perMinute(60);

  /**
   * What somebody registers with.
   *
   * @param role for an operator to give, CUSTOMER otherwise
   */
  public record Registration(
      @NotBlank @Email @Size(max = 254) String email,
      @NotNull @Size(min = 8, max = 256) String password,
      @NotBlank @Size(max = 100) String name,
      @Pattern(regexp = Profile.PHONE, message = "{foodfast.phone}") String phone,
      @Size(min = 1, max = 100) String city,
      Role role,
      UUID restaurantId) {
    Registration withoutPassword() {
      return new Registration(email, null, name, phone, city, role, restaurantId);
    }

    @Override
    public String toString() {
      return "Registration of " + role;
    }
  }

  @POST
  @PermitAll
  @OmitServerTiming
  public CompletionStage<Response> register(
      @HeaderParam("Idempotency-Key") String idempotencyKey,
      @Valid @NotNull Registration body,
      @Context HttpServletRequest request) {
    String key = IdempotencyKey.parse(idempotencyKey);
    Identity by = bearer.get().orElse(null);
    boolean byOperator = by != null && by.role() == Role.OPERATOR;
    if (!byOperator && (body.role() != null || body.restaurantId() != null)) {
      throw Problem.of(403, "forbidden", "Only an operator can give roles.");
    }
    CommonPasswords.refuse("/password", body.password());
    if (body.password().equalsIgnoreCase(body.email())) {
      throw CommonPasswords.tooEasy("/password");
    }
    if (!byOperator) {
      perAddress.require(request.getRemoteAddr());
    }
    String owner = by == null ? "address " + request.getRemoteAddr() : by.account().toString();
    return passwords.work(() -> register(owner, key, body, byOperator));
  }

  private Response register(String owner, String key, Registration body, boolean byOperator) {
    return replies.once(
        owner,
        "POST /api/accounts",
        key,
        body.withoutPassword(),
        () -> {
          registerAccount.refuseTaken(body.email());
          return passwords.hash(body.password());
        },
        hash -> new Reply(201, ME, registered(body, new FirstPassword(hash, byOperator))));
  }

  private Account.View registered(Registration body, FirstPassword password) {
    Role role = body.role() == null ? Role.CUSTOMER : body.role();
    Profile profile = new Profile(body.name(), body.phone(), body.city());
    return registerAccount
        .register(body.email(), password, profile, role, body.restaurantId())
        .view();
  }
}
