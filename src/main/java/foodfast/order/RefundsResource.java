package foodfast.order;

import foodfast.account.Caller;
import foodfast.menu.Money;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Problem;
import foodfast.web.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** Where a support agent gives money back. */
@Path("/orders/{id}/refunds")
@ApplicationScoped
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

  @POST
  @Operation(summary = "Refund a part, or all, of what was captured for the order")
  @APIResponse(responseCode = "201", description = "Decided; the provider hears of it right after")
  @APIResponse(responseCode = "422", description = "More than was captured and is left")
  public Response refund(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @Valid @NotNull NewRefund wanted) {
    UUID agent = caller.id();
    return replies.once(
        agent.toString(),
        "POST orders/" + id + "/refunds",
        IdempotencyKey.parse(key),
        wanted,
        () -> {
          Refund refund = refundOrder.refund(agent, id, wanted);
          return new Reply(201, null, refund.view(wanted.amount()));
        });
  }

  @GET
  @Operation(summary = "What was given back of this order so far, in money")
  public Page<Refund.View> all(@PathParam("id") UUID id) {
    String currency = orders.find(id).orElseThrow(Problem::notFound).total().currency();
    return new Page<>(
        refunds.of(id).stream().map(r -> r.view(new Money(r.amount, currency))).toList(), null);
  }
}
