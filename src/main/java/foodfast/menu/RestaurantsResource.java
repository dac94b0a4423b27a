package foodfast.menu;

import foodfast.account.Caller;
import foodfast.web.ConditionalRequest;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.MergePatch;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Restaurants as everybody signed in sees them, the opening state their staff sets, and what
 * operators open and change.
 */
@Path("/restaurants")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
public class RestaurantsResource {
  @Inject Menus menus;
  @Inject Caller caller;
  @Inject IdempotentReplies replies;
  @Inject MergePatch mergePatch;
  @Context HttpHeaders headers;

  /** What staff sets; extra minutes count while busy. */
  public record NewState(@NotNull Restaurant.State state, @Min(0) @Max(180) Integer extraMinutes) {}

  @GET
  public Response find(
      @QueryParam("city") @DefaultValue("") String city,
      @QueryParam("q") @DefaultValue("") String words,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
      @QueryParam("cursor") @DefaultValue("0") @Min(0) int offset) {
    List<Restaurant.View> found = views(menus.find(city, words, offset, limit + 1));
    return answer(CursoredPage.of(found, limit, last -> Integer.toString(offset + limit)));
  }

  @POST
  @RolesAllowed("OPERATOR")
  public Response open(
      @HeaderParam("Idempotency-Key") String key, @Valid @NotNull RestaurantContent wanted) {
    return replies.once(
        caller.id().toString(),
        "POST restaurants",
        IdempotencyKey.parse(key),
        wanted,
        () -> opened(new Restaurant(UUID.randomUUID(), wanted)));
  }

  private Reply opened(Restaurant restaurant) {
    menus.add(restaurant);
    return new Reply(201, URI.create("/api/restaurants/" + restaurant.id()), view(restaurant));
  }

  @GET
  @Path("/{id}")
  public Response restaurant(@PathParam("id") UUID id) {
    return answer(view(found(id)));
  }

  /** Merged with what was said of it as of the version in If-Match. */
  @PATCH
  @Path("/{id}")
  @RolesAllowed("OPERATOR")
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Transactional
  public Response change(
      @PathParam("id") UUID id, @HeaderParam("If-Match") List<String> ifMatch, byte[] body) {
    Restaurant restaurant = menus.lockRestaurant(id).orElseThrow(Problem::notFound);
    ConditionalRequest.requireLatest(ifMatch, tag(view(restaurant)));
    restaurant.change(mergePatch.apply(body, restaurant.content(), RestaurantContent.class));
    Restaurant.View changed = view(restaurant);
    return Response.ok(changed).header(HttpHeaders.ETAG, tag(changed)).build();
  }

  @PUT
  @Path("/{id}/state")
  @RolesAllowed("RESTAURANT")
  @Transactional
  public Restaurant.View setState(@PathParam("id") UUID id, @Valid @NotNull NewState wanted) {
    Restaurant restaurant = found(id);
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
    Integer minutes = wanted.extraMinutes();
    restaurant.takeOrders(wanted.state(), minutes == null ? 0 : minutes);
    return view(restaurant);
  }

  private Restaurant.View view(Restaurant restaurant) {
    return views(List.of(restaurant)).get(0);
  }

  private List<Restaurant.View> views(List<Restaurant> found) {
    Map<UUID, UUID> photos = menus.photosOf(found.stream().map(Restaurant::id).toList());
    Instant now = Instant.now();
    return found.stream().map(one -> one.view(now, photos.get(one.id()))).toList();
  }

  private Response answer(Record content) {
    return ConditionalRequest.get(headers, tag(content), () -> content).build();
  }

  private static String tag(Record content) {
    return ConditionalRequest.tagOf(content.toString());
  }

  private Restaurant found(UUID id) {
    return menus.restaurant(id).orElseThrow(Problem::notFound);
  }
}
