package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Caller;
import foodfast.realtime.Beat;
import foodfast.realtime.BroadcastStreams;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.Frame;
import foodfast.realtime.KnownPosition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;

/** The stream of announcements for the person who opens it. */
@Path("/announcements/stream")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
public class AnnouncementStream {
  @Inject AnnouncementChanges changes;
  @Inject Accounts accounts;
  @Inject FormerCities formerCities;
  @Inject BroadcastStreams broadcasts;
  @Inject Caller caller;

  @HEAD
  public Response head() {
    return FeedStreams.head();
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @HeaderParam("Last-Event-ID") KnownPosition lastEventId,
      @QueryParam("after") KnownPosition after,
      @QueryParam("beat") Beat beat,
      @Context HttpServletResponse response,
      @Context Sse sse,
      @Context SseEventSink out) {
    Long position = FeedStreams.position(lastEventId, after);
    Recipient recipient = Recipient.of(accounts, caller.id());
    List<Frame> lost =
        position == null ? null : formerCities.lostBy(caller.id(), recipient, position);
    BroadcastStreams.Opening wish = new BroadcastStreams.Opening(position, lost, beat);
    FeedStreams.headers(response);
    String id = AnnouncementChanges.ID;
    broadcasts.follow(sse, out, caller.owner(), changes, id, recipient, wish);
  }
}
