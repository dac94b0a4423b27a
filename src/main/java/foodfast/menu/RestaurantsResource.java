package foodfast.menu;

import foodfast.account.Caller;
import foodfast.web.Page;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Restaurants as everybody signed in sees them, and the opening state their staff sets. */
@Path("/restaurants")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Tag(name = "Restaurants and menus")
public class RestaurantsResource {
  @Inject Menus menus;
  @Inject Caller caller;
  @Context Request request;

  /** A restaurant as clients see it. */
  public record View(
      UUID id,
      String name,
      String city,
      String cuisine,
      double lat,
      double lng,
      RestaurantState state,
      int extraMinutes) {
    static View of(Restaurant r) {
      return new View(r.id, r.name, r.city, r.cuisine, r.lat, r.lng, r.state, r.extraMinutes);
    }
  }

  /** What staff sets; extra minutes count while busy. */
  public record NewState(@NotNull RestaurantState state, @Min(0) @Max(180) Integer extraMinutes) {}

  @GET
  @Operation(summary = "Restaurants, by city and words")
  public Response find(
      @QueryParam("city") @DefaultValue("") String city,
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @DefaultValue("0") @Min(0) int offset) {
    List<View> found = menus.find(city, words, offset, limit + 1).stream().map(View::of).toList();
    boolean more = found.size() > limit;
    String next = more ? Integer.toString(offset + limit) : null;
    Page<View> page = new Page<>(more ? found.subList(0, limit) : found, next);
    return Conditional.get(request, page);
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "One restaurant")
  public Response restaurant(@PathParam("id") UUID id) {
    return Conditional.get(request, View.of(found(id)));
  }

  @PUT
  @Path("/{id}/state")
  @RolesAllowed("RESTAURANT")
  @Transactional
  @Operation(summary = "Open, busy (adds minutes) or closed (orders are refused)")
  public View setState(@PathParam("id") UUID id, @Valid @NotNull NewState wanted) {
    Restaurant restaurant = found(id);
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
    Integer minutes = wanted.extraMinutes();
    restaurant.setState(wanted.state(), minutes == null ? 0 : minutes);
    return View.of(restaurant);
  }

  private Restaurant found(UUID id) {
    return menus.restaurant(id).orElseThrow(Problem::notFound);
  }
}
