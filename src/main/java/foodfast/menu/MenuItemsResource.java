package foodfast.menu;

import foodfast.account.Caller;
import foodfast.web.CardNumbers;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One dish, changed and published by its restaurant's staff. */
@Path("/menu-items/{id}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
@Tag(name = "Restaurants and menus")
public class MenuItemsResource {
  @Inject Menus menus;
  @Inject Caller caller;

  /** What is to change of a dish; what is left out stays. */
  public record ItemChange(
      @Size(min = 1, max = 120) String name,
      @Size(max = 1000) String description,
      @Valid MenusResource.NewPrice price) {}

  /** Whether customers see the dish. */
  public record Published(@NotNull Boolean published) {}

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Transactional
  @Operation(summary = "Change a dish; orders placed before keep their price")
  public MenuItemView change(@PathParam("id") UUID id, @Valid @NotNull ItemChange change) {
    MenuItem item = own(id);
    if (change.name() != null) {
      item.name = CardNumbers.mask(change.name());
    }
    if (change.description() != null) {
      item.description = CardNumbers.mask(change.description());
    }
    if (change.price() != null) {
      item.price = change.price().amount();
    }
    return MenuItemView.of(item);
  }

  @PUT
  @Path("/published")
  @Transactional
  @Operation(summary = "Show a dish to customers, or hide it")
  public MenuItemView publish(@PathParam("id") UUID id, @Valid @NotNull Published wanted) {
    MenuItem item = own(id);
    item.publish(wanted.published());
    return MenuItemView.of(item);
  }

  private MenuItem own(UUID id) {
    return menus
        .lockItem(id)
        .filter(item -> item.restaurantId().equals(caller.restaurantId()))
        .orElseThrow(Problem::notFound);
  }
}
