package foodfast.chat;

import foodfast.account.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where an agent says: I take conversations, so many at once. */
@Path("/agents/me/availability")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
@Tag(name = "Chat")
public class AvailabilityResource {
  @Inject SetAvailability setAvailability;
  @Inject Caller caller;

  /** What the agent wants; a missing capacity stays as it was, 5 at first. */
  public record Wish(@NotNull Boolean available, @Min(1) @Max(10) Integer capacity) {}

  @GET
  @Operation(summary = "How you stand: available or not, how many at once, how many now")
  public SetAvailability.Availability get() {
    return setAvailability.of(caller.id());
  }

  @PUT
  @Operation(summary = "Take conversations or stop taking them; those you hold you keep")
  public SetAvailability.Availability put(@Valid @NotNull Wish wish) {
    return setAvailability.set(caller.id(), caller.name(), wish.available(), wish.capacity());
  }
}
