package foodfast.kitchen;

import foodfast.account.Caller;
import foodfast.realtime.Beat;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.KnownPosition;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;

/** The stream of one restaurant's tickets: every change, in order, from any position on. */
@Path("/restaurants/{id}/tickets/stream")
@ApplicationScoped
@RolesAllowed("RESTAURANT")
public class KitchenStream {
  @Inject TicketChanges changes;
  @Inject ScreenPresences screens;
  @Inject FeedStreams streams;
  @Inject Caller caller;

  @HEAD
  public Response head(@PathParam("id") UUID id) {
    requireOwn(id);
    return FeedStreams.head();
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("id") UUID id,
      @HeaderParam("Last-Event-ID") KnownPosition lastEventId,
      @QueryParam("after") KnownPosition after,
      @QueryParam("beat") Beat beat,
      @Context HttpServletResponse response,
      @Context SseEventSink out) {
    requireOwn(id);
    Long position = FeedStreams.position(lastEventId, after);
    screens.seen(List.of(id.toString()));
    FeedStreams.headers(response);
    streams.follow(out, caller.owner(), changes, id.toString(), position, beat);
  }

  private void requireOwn(UUID id) {
    if (!id.equals(caller.restaurantId())) {
      throw Problem.notFound();
    }
  }
}
