package foodfast.account;

import foodfast.web.CursoredPage;
import foodfast.web.Violations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/**
 * The addresses a customer keeps, the same on every device. A device makes up the id of a new one,
 * so that a repeated request keeps it once.
 */
@Path("/accounts/me/addresses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("CUSTOMER")
public class SavedAddressesResource {
  @Inject SavedAddresses addresses;
  @Inject Caller caller;

  /** An address to keep; latitude and longitude come together or not at all. */
  public record NewAddress(
      @Size(max = 40) String label,
      @NotBlank @Size(max = 200) String line1,
      @NotBlank @Size(max = 80) String city,
      @DecimalMin("-90") @DecimalMax("90") Double lat,
      @DecimalMin("-180") @DecimalMax("180") Double lng) {
    private SavedAddress as(UUID id) {
      if ((lat == null) != (lng == null)) {
        throw Violations.invalid(lat == null ? "/lat" : "/lng", "Both or none, please.");
      }
      String named = label == null || label.isBlank() ? null : label.strip();
      return new SavedAddress(id, named, line1.strip(), city.strip(), lat, lng);
    }
  }

  @GET
  public CursoredPage<SavedAddress> all() {
    return new CursoredPage<>(addresses.of(caller.id()), null);
  }

  @PUT
  @Path("/{id}")
  public SavedAddress keep(@PathParam("id") UUID id, @Valid @NotNull NewAddress wanted) {
    return addresses.keep(caller.id(), wanted.as(id));
  }

  @DELETE
  @Path("/{id}")
  public void remove(@PathParam("id") UUID id) {
    addresses.remove(caller.id(), id);
  }
}
