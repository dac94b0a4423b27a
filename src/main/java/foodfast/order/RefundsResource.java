package foodfast.order;

import foodfast.account.Caller;
import foodfast.menu.Money;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Problem;
import foodfast.web.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What support gives back to a customer. */
@Path("/orders/{id}/refunds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
@Tag(name = "Orders")
public class RefundsResource {
  @Inject RefundOrder refundOrder;
  @Inject Refunds refunds;
  @Inject Orders orders;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;

  /** How much of it, and why. */
  public record NewRefund(@NotNull @Valid Money amount, @NotBlank @Size(max = 500) String reason) {}

  @POST
  @Operation(summary = "Give a part or all of it back; send an Idempotency-Key to be safe")
  @APIResponse(responseCode = "201", description = "{id, amount, reason, at}")
  @APIResponse(responseCode = "422", description = "More than was captured and not yet refunded")
  public Response refund(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @Valid @NotNull NewRefund wanted) {
    UUID agent = caller.id();
    String name = caller.name();
    return replies.once(
        agent.toString(),
        "POST refunds of " + id,
        IdempotencyKey.parse(key),
        wanted,
        () -> {
          Refund made = refundOrder.refund(agent, name, id, wanted.amount(), wanted.reason());
          return new Reply(201, null, made.view());
        });
  }

  @GET
  @Operation(summary = "What was given back of this order so far")
  public Page<Refund.View> all(@PathParam("id") UUID id) {
    orders.find(id).orElseThrow(Problem::notFound);
    return new Page<>(refunds.of(id), null);
  }
}
