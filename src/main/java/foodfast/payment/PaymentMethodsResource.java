package foodfast.payment;

import foodfast.account.Caller;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Problem;
import foodfast.web.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The doors to a customer's cards. */
@Path("payment-methods")
@ApplicationScoped
@RolesAllowed("CUSTOMER")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payment methods")
public class PaymentMethodsResource {
  @Inject Caller caller;
  @Inject PaymentMethods methods;
  @Inject AddPaymentMethod addPaymentMethod;
  @Inject CardToken tokens;
  @Inject IdempotentReplies replies;

  @GET
  @Operation(summary = "One's cards")
  public Page<PaymentMethod.View> list() {
    return new Page<>(methods.of(caller.id()).stream().map(PaymentMethod::view).toList(), null);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Add a card by the token from POST /vault/tokens")
  @RequestBody(content = @Content(schema = @Schema(implementation = CardToken.Given.class)))
  @APIResponse(responseCode = "201", description = "added; the first is the default")
  @APIResponse(responseCode = "422", description = "unknown or used token, or card data sent to us")
  public Response add(@HeaderParam("Idempotency-Key") String idempotencyKey, String body) {
    CardToken.Given given = tokens.read(body);
    UUID account = caller.id();
    return replies.once(
        account.toString(),
        "POST /api/payment-methods",
        IdempotencyKey.parse(idempotencyKey),
        given,
        () -> addPaymentMethod.ask(account, given.token()),
        card -> created(addPaymentMethod.add(account, given.token(), card)));
  }

  private static Reply created(PaymentMethod method) {
    return new Reply(201, URI.create("/api/payment-methods/" + method.id()), method.view());
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Remove a card")
  @APIResponse(responseCode = "204", description = "removed")
  public void remove(@PathParam("id") UUID id) {
    require(methods.remove(caller.id(), id));
  }

  @PUT
  @Path("{id}/default")
  @Operation(summary = "Pay with this card unless said otherwise")
  @APIResponse(responseCode = "204", description = "it is the default now")
  public void makeDefault(@PathParam("id") UUID id) {
    require(methods.makeDefault(caller.id(), id));
  }

  private static void require(boolean found) {
    if (!found) {
      throw Problem.notFound();
    }
  }
}
