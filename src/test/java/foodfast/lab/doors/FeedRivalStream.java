package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.realtime.Beat;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.KnownPosition;
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

/** Rival of sockets: a feed on server-sent events. */
@Path("/lab/feeds/{kind}/{id}/stream")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "AGENT"})
public class FeedRivalStream {
  @Inject RivalFeeds feeds;
  @Inject FeedStreams streams;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") KnownPosition last,
      @QueryParam("beat") Beat beat,
      @Context HttpServletResponse response,
      @Context SseEventSink out) {
    FeedStreams.headers(response);
    Long after = FeedStreams.position(last, null);
    streams.follow(out, caller.owner(), feeds.of(kind, id), id, after, beat);
  }
}
