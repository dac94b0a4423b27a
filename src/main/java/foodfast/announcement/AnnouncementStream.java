package foodfast.announcement;

import foodfast.account.Accounts;
import foodfast.account.Caller;
import foodfast.realtime.Broadcasts;
import foodfast.realtime.Streams;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stream of announcements for the person who opens it. */
@Path("/announcements/stream")
@ApplicationScoped
@RolesAllowed({"CUSTOMER", "RESTAURANT", "DRIVER", "AGENT", "OPERATOR"})
@Tag(name = "Announcements")
public class AnnouncementStream {
  @Inject AnnouncementChanges changes;
  @Inject Accounts accounts;
  @Inject Broadcasts broadcasts;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      summary = "Announcements and withdrawals as they happen; after Last-Event-ID, else ?after=")
  public void follow(
      @HeaderParam("Last-Event-ID") String lastEventId,
      @QueryParam("after") String after,
      @Context HttpServletResponse response,
      @Context Sse sse,
      @Context SseEventSink out) {
    Long position = Streams.position(lastEventId, after);
    Reader reader = accounts.find(caller.id()).map(Reader::of).orElseThrow(Problem::notFound);
    Streams.headers(response);
    broadcasts.follow(sse, out, caller.owner(), changes, AnnouncementChanges.ID, reader, position);
  }
}
