package foodfast.menu;

import foodfast.web.ConditionalRequest;
import foodfast.web.CursoredPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The search for dishes over all menus. */
@Path("/dishes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
public class DishesResource {
  @Inject Menus menus;
  @Context HttpHeaders headers;

  @GET
  public Response find(
      @QueryParam("q") @NotNull @Size(min = 2, max = 80) String words,
      @QueryParam("city") @DefaultValue("") @Size(max = 100) String city,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit) {
    List<DishFound> found = menus.dishes(city, words, limit);
    String tag = ConditionalRequest.tagOf(found.toString());
    return ConditionalRequest.get(headers, tag, () -> new CursoredPage<>(found, null)).build();
  }
}
