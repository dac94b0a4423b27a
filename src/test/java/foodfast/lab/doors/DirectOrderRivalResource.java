package foodfast.lab.doors;

import foodfast.kitchen.Tickets;
import foodfast.order.OrdersResource;
import foodfast.order.PlaceOrder.NewOrder;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/**
 * Rival of the queue to the kitchen: the customer's request writes the ticket itself, right after
 * the order. The queue still brings the fact, to a ticket that is there already.
 */
@Path("/lab/orders")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("CUSTOMER")
public class DirectOrderRivalResource {
  @Inject OrdersResource orders;
  @Inject Tickets tickets;

  @POST
  public Response place(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewOrder wanted) {
    Response placed = orders.place(key, wanted);
    String path = placed.getHeaderString("Location");
    tickets.follow(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
    return placed;
  }
}
