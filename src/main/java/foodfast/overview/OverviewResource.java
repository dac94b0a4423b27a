package foodfast.overview;

import foodfast.web.ConditionalRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The whole at a glance: 304 until the next sample is taken. */
@Path("/overview")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("OPERATOR")
public class OverviewResource {
  @Inject OverviewHistory history;

  @GET
  public Response overview(@QueryParam("after") @Min(0) Long after, @Context HttpHeaders headers) {
    Overview now = history.latest();
    String tag = "\"v" + now.sample() + "\"";
    long known = after == null || after > now.sample() ? 0 : after;
    return ConditionalRequest.get(headers, tag, () -> now.after(known)).build();
  }
}
