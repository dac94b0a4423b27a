package foodfast.menu;

import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.web.ConditionalRequest;
import foodfast.web.CursoredPage;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.IdempotentReplies.Reply;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The menu of a restaurant: customers read what is published, staff adds to and orders its own. */
@Path("/restaurants/{id}/menu")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
public class MenusResource {
  @Inject Menus menus;
  @Inject Caller caller;
  @Inject IdempotentReplies replies;
  @Context HttpHeaders headers;

  /** In which order dishes stand; those that are not named follow as they stood. */
  public record Arrangement(
      @NotNull @Size(max = 500, message = "{foodfast.many}") List<@NotNull UUID> items) {}

  @GET
  public Response menu(@PathParam("id") UUID id) {
    menus.restaurant(id).orElseThrow(Problem::notFound);
    boolean own = id.equals(caller.restaurantId()) || caller.role() == Role.OPERATOR;
    List<MenuItemView> items = menus.itemsOf(id, own).stream().map(item -> item.view(own)).toList();
    String tag = ConditionalRequest.tagOf(items.toString());
    return ConditionalRequest.get(headers, tag, () -> new CursoredPage<>(items, null)).build();
  }

  @PUT
  @Path("/order")
  @RolesAllowed("RESTAURANT")
  @Transactional
  public void arrange(@PathParam("id") UUID id, @Valid @NotNull Arrangement wanted) {
    requireOwn(id);
    menus.arrange(id, wanted.items());
  }

  @POST
  @RolesAllowed("RESTAURANT")
  public Response add(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @Valid @NotNull MenuItem.Content wanted) {
    requireOwn(id);
    return replies.once(
        caller.id().toString(),
        "POST restaurants/" + id + "/menu",
        IdempotencyKey.parse(key),
        wanted,
        () -> created(id, wanted));
  }

  private void requireOwn(UUID id) {
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
  }

  private Reply created(UUID restaurant, MenuItem.Content wanted) {
    MenuItem item = new MenuItem(UUID.randomUUID(), restaurant, wanted);
    menus.add(item);
    return new Reply(201, URI.create("/api/menu-items/" + item.id()), item.view(true));
  }
}
