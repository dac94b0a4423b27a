package foodfast.delivery;

import foodfast.account.Caller;
import foodfast.web.ConditionalRequest;
import foodfast.web.CursoredPage;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** The drivers a kitchen waits for. */
@Path("/restaurants/{id}/drivers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
public class ExpectedDriversResource {
  @Inject ExpectedDrivers expectedDrivers;
  @Inject Caller caller;

  @GET
  public Response coming(@PathParam("id") UUID id, @Context HttpHeaders headers) {
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
    List<ExpectedDrivers.Coming> coming = expectedDrivers.to(id);
    String tag = ConditionalRequest.tagOf(coming.toString());
    return ConditionalRequest.get(headers, tag, () -> new CursoredPage<>(coming, null)).build();
  }
}
