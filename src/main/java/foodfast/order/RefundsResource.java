package foodfast.order;

import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.order.RefundOrder.NewRefund;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
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

/** Where a support agent gives money back, and the customer sees it. */
@Path("/orders/{id}/refunds")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
public class RefundsResource {
  @Inject RefundOrder refundOrder;
  @Inject Refunds refunds;
  @Inject Orders orders;
  @Inject IdempotentReplies replies;
  @Inject Caller caller;

  @POST
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
          return new Reply(201, null, refund.view(wanted.told(refund.amount())));
        });
  }

  @GET
  @RolesAllowed({"AGENT", "CUSTOMER"})
  public CursoredPage<Refund.View> all(@PathParam("id") UUID id) {
    Order order = orders.find(id).filter(this::concerns).orElseThrow(Problem::notFound);
    return new CursoredPage<>(
        refunds.of(id).stream().map(r -> r.view(order.total().currency())).toList(), null);
  }

  private boolean concerns(Order order) {
    return caller.role() == Role.AGENT || order.parties().include(caller.identity());
  }
}
