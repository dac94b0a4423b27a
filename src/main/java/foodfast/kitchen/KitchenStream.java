package foodfast.kitchen;

import foodfast.account.Caller;
import foodfast.realtime.Streams;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of one restaurant's tickets: every change, in order, from any position on. */
@Path("/restaurants/{id}/tickets/stream")
@ApplicationScoped
@RolesAllowed("RESTAURANT")
@Tag(name = "Kitchen")
public class KitchenStream {
  @Inject TicketChanges changes;
  @Inject Screens screens;
  @Inject Streams streams;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Ticket changes as they happen; resumes after Last-Event-ID, else ?after=")
  public void follow(
      @PathParam("id") UUID id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @QueryParam("after") String after,
      @Context HttpServletResponse response,
      @Context SseEventSink out) {
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
    Long position = Streams.position(lastEventId, after);
    screens.seen(List.of(id.toString()));
    Streams.headers(response);
    streams.follow(out, caller.owner(), changes, id.toString(), position);
  }
}
