package foodfast.upload;

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
import java.util.UUID;

/** The stream of one upload's status, from now to its end, which ends the stream. */
@Path("/uploads/{id}/events")
@ApplicationScoped
@RolesAllowed({"RESTAURANT", "CUSTOMER", "AGENT"})
public class UploadStatusStream {
  @Inject Uploads uploads;
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
    long from = position == null ? 0 : position;
    FeedStreams.headers(response);
    streams.follow(out, caller.owner(), uploads, id.toString(), from, beat);
  }

  private void requireOwn(UUID id) {
    uploads.statusOf(id, Upload.ownerFor(caller)).orElseThrow(Problem::notFound);
  }
}
