package foodfast.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The door where browsers get what they open a WebSocket with. */
@Path("tickets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
public class SocketPassesResource {
  @Inject Caller caller;
  @Inject SocketPasses passes;

  @POST
  @RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
  @Operation(summary = "A ticket for one WebSocket handshake within 30 s, as ?ticket=…")
  @APIResponse(responseCode = "201", description = "{ticket, expiresAt}")
  public Response buy() {
    return Response.status(201)
        .entity(passes.issue(caller.identity()))
        .header("Cache-Control", "no-store")
        .build();
  }
}
