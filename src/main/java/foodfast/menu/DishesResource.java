package foodfast.menu;

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
import jakarta.ws.rs.core.MediaType;

/** The search for dishes over all menus. */
@Path("/dishes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
public class DishesResource {
  @Inject Menus menus;

  @GET
  public CursoredPage<DishFound> find(
      @QueryParam("q") @NotNull @Size(min = 2, max = 80) String words,
      @QueryParam("city") @DefaultValue("") @Size(max = 100) String city,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit) {
    return new CursoredPage<>(menus.dishes(city, words, limit), null);
  }
}
