package foodfast.support;

import foodfast.account.Caller;
import foodfast.chat.ConversationView;
import foodfast.web.CursoredPage;
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

/** Where an agent says "I take conversations, so many at once", and sees who else does. */
@Path("/agents")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("AGENT")
public class AgentsResource {
  @Inject SetAvailability setAvailability;
  @Inject Agents agents;
  @Inject Caller caller;

  /** What the agent wants; a missing capacity stays as it was, 5 at first. */
  public record Wish(@NotNull Boolean available, @Min(1) @Max(10) Integer capacity) {}

  @GET
  public CursoredPage<ConversationView.Participant> colleagues() {
    return new CursoredPage<>(agents.colleagues(caller.id()), null);
  }

  @GET
  @Path("/me/availability")
  public Agent.Availability availability() {
    return agents.availability(caller.id());
  }

  @PUT
  @Path("/me/availability")
  public Agent.Availability setAvailability(@Valid @NotNull Wish wish) {
    return setAvailability.set(caller.identity(), wish.available(), wish.capacity());
  }
}
