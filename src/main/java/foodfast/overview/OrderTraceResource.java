package foodfast.overview;

import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What became of one order, hop by hop. */
@Path("/orders/{id}/trace")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
public class OrderTraceResource {
  @Inject OrderTraces traces;

  @GET
  public OrderTrace trace(@PathParam("id") UUID id) {
    return traces.of(id).orElseThrow(Problem::notFound);
  }
}
