package foodfast.chat;

import foodfast.account.Caller;
import foodfast.order.OrderView;
import foodfast.order.Orders;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The order a conversation is about: what makes it an agent's business. */
@Path("/conversations/{id}/order")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "AGENT"})
@Tag(name = "Chat")
public class ConversationOrderResource {
  @Inject ConversationViews views;
  @Inject Orders orders;
  @Inject Caller caller;

  @GET
  @Transactional
  @Operation(summary = "The order in question, for those who take part in the conversation")
  public OrderView order(@PathParam("id") UUID id) {
    return views
        .find(new Person(caller.id(), caller.role()), id)
        .filter(view -> view.concerns(caller.id()) && view.orderId() != null)
        .flatMap(view -> orders.find(view.orderId()))
        .map(OrderView::of)
        .orElseThrow(Problem::notFound);
  }
}
