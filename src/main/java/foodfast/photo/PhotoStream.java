package foodfast.photo;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of one upload's status, from now to its end, which ends the stream. */
@Path("/uploads/{id}/events")
@ApplicationScoped
@RolesAllowed("RESTAURANT")
@Tag(name = "Photos")
public class PhotoStream {
  @Inject UploadStatuses statuses;
  @Inject Streams streams;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "The status now and whenever it changes; ends after the last one")
  public void follow(
      @PathParam("id") UUID id,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @QueryParam("after") String after,
      @Context HttpServletResponse response,
      @Context SseEventSink out) {
    statuses.of(id, caller.restaurantId()).orElseThrow(Problem::notFound);
    Long position = Streams.position(lastEventId, after);
    long from = position == null ? 0 : position;
    Streams.headers(response);
    streams.follow(out, caller.owner(), statuses, id.toString(), from);
  }
}
