package foodfast.kitchen;

import foodfast.account.Caller;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** The tickets of a restaurant as a snapshot, and the word that a screen has seen them. */
@Path("/restaurants/{id}/tickets")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("RESTAURANT")
public class TicketsResource {
  @Inject Tickets tickets;
  @Inject TicketChanges changes;
  @Inject Caller caller;

  /**
   * A snapshot.
   *
   * @param position from where to follow the stream; read before the items, so nothing falls
   *     between the two
   * @param next null, as on the last page of every list: it is the whole
   */
  public record Snapshot(List<TicketView> items, long position, @JsonbNillable String next) {}

  /** Everything up to that position was shown. */
  public record Received(@NotNull @Min(0) Long upTo) {}

  @GET
  public Snapshot tickets(
      @PathParam("id") UUID id,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("after") @DefaultValue("0") @Min(0) long after) {
    own(id);
    long position = changes.head(id.toString());
    List<TicketView> items =
        state.equals("recent") ? tickets.recent(id) : tickets.of(id, state.equals("open"), after);
    return new Snapshot(items, position, null);
  }

  @POST
  @Path("/received")
  public void received(@PathParam("id") UUID id, @Valid @NotNull Received seen) {
    own(id);
    tickets.receivedUpTo(id, seen.upTo());
  }

  private void own(UUID id) {
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
  }
}
