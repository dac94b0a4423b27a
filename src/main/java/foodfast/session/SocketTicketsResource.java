package foodfast.session;

import foodfast.account.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The door where browsers get the ticket for a WebSocket. */
@Path("tickets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SocketTicketsResource {
  @Inject Caller caller;
  @Inject SocketTickets tickets;

  @POST
  @RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
  public Response buy() {
    return Response.status(201)
        .entity(tickets.issue(caller.identity()))
        .header("Cache-Control", "no-store")
        .build();
  }
}
