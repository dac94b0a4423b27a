package foodfast.menu;

import foodfast.account.Caller;
import foodfast.web.MergePatch;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;

/** One dish, changed, published, sold out and taken off by its restaurant's staff. */
@Path("/menu-items/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
public class MenuItemResource {
  @Inject Menus menus;
  @Inject MergePatch mergePatch;
  @Inject Caller caller;

  /** Whether customers see the dish. */
  public record Published(@NotNull Boolean published) {}

  /** Whether a dish has run out for the day. */
  public record SoldOut(@NotNull Boolean soldOut) {}

  @PATCH
  @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Transactional
  public MenuItemView change(@PathParam("id") UUID id, byte[] body) {
    MenuItem item = own(id);
    item.change(mergePatch.apply(body, item.content(), MenuItem.Content.class));
    return item.view(true);
  }

  @PUT
  @Path("/published")
  @Transactional
  public MenuItemView publish(@PathParam("id") UUID id, @Valid @NotNull Published wanted) {
    MenuItem item = own(id);
    item.publish(wanted.published());
    return item.view(true);
  }

  @PUT
  @Path("/sold-out")
  @Transactional
  public MenuItemView soldOut(@PathParam("id") UUID id, @Valid @NotNull SoldOut wanted) {
    MenuItem item = own(id);
    item.soldOut(wanted.soldOut() ? OpeningHours.nextMorning(Instant.now()) : null);
    return item.view(true);
  }

  /** Orders placed before keep what they say of it. */
  @DELETE
  @Transactional
  public void remove(@PathParam("id") UUID id) {
    own(id).remove();
  }

  private MenuItem own(UUID id) {
    return menus
        .lockItem(id)
        .filter(item -> item.restaurantId().equals(caller.restaurantId()) && !item.isRemoved())
        .orElseThrow(Problem::notFound);
  }
}
