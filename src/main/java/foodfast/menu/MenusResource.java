package foodfast.menu;

import foodfast.account.Caller;
import foodfast.account.Role;
import foodfast.web.CardNumbers;
import foodfast.web.IdempotencyKey;
import foodfast.web.IdempotentReplies;
import foodfast.web.Page;
import foodfast.web.Problem;
import foodfast.web.Reply;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The menu of a restaurant: customers read what is published, staff adds to its own. */
@Path("/restaurants/{id}/menu")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Tag(name = "Restaurants and menus")
public class MenusResource {
  @Inject Menus menus;
  @Inject Caller caller;
  @Inject IdempotentReplies replies;
  @Context Request request;

  /** A price as clients write it. */
  public record NewPrice(
      @NotNull @Positive @Max(10_000_000) Long amount,
      @NotNull @Pattern(regexp = "EUR") String currency) {}

  /** A dish to be added, unpublished at first. */
  public record NewItem(
      @NotBlank @Size(max = 120) String name,
      @NotNull @Size(max = 1000) String description,
      @NotNull @Valid NewPrice price) {}

  @GET
  @Operation(summary = "The whole menu; customers see published dishes")
  public Response menu(@PathParam("id") UUID id) {
    menus.restaurant(id).orElseThrow(Problem::notFound);
    boolean own = id.equals(caller.restaurantId()) || caller.role() == Role.OPERATOR;
    List<MenuItemView> items =
        menus.itemsOf(id, own).stream().map(item -> MenuItemView.of(item, own)).toList();
    return Conditional.get(request, new Page<>(items, null));
  }

  @POST
  @RolesAllowed("RESTAURANT")
  @Operation(summary = "Add a dish")
  public Response add(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") String key,
      @Valid @NotNull NewItem wanted) {
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
    return replies.once(
        caller.id().toString(),
        "POST restaurants/" + id + "/menu",
        IdempotencyKey.parse(key),
        wanted,
        () -> created(id, wanted));
  }

  private Reply created(UUID restaurant, NewItem wanted) {
    Money price = new Money(wanted.price().amount(), wanted.price().currency());
    String name = CardNumbers.mask(wanted.name());
    String description = CardNumbers.mask(wanted.description());
    MenuItem item = new MenuItem(UUID.randomUUID(), restaurant, name, description, price);
    menus.add(item);
    return new Reply(201, URI.create("/api/menu-items/" + item.id()), MenuItemView.of(item));
  }
}
