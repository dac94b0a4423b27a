package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.order.StatusCache;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.Hub;
import foodfast.realtime.StreamThreadPools;
import foodfast.realtime.Topic;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;

/** Rival of the map's socket: live positions on server-sent events; a lost one is lost. */
@Path("/lab/orders/{id}/positions")
@ApplicationScoped
@RolesAllowed("CUSTOMER")
public class PositionRivalStream {
  private static final int TIMES_IN_FRONT = 3;

  @Inject StatusCache statuses;
  @Inject StreamThreadPools threads;
  @Inject Hub hub;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("id") UUID id,
      @Context HttpServletResponse response,
      @Context Sse sse,
      @Context SseEventSink out) {
    statuses
        .of(id)
        .filter(s -> s.parties().include(caller.identity()))
        .orElseThrow(Problem::notFound);
    FeedStreams.headers(response);
    out.send(sse.newEvent("here"));
    Topic topic = Topic.of("delivery", id);
    hub.subscribe(
        topic,
        new Hub.Listener() {
          @Override
          public void heard(foodfast.realtime.Signal signal, long wake) {
            String[] parts = signal.body().split(" ", TIMES_IN_FRONT);
            if (out.isClosed()) {
              hub.unsubscribe(topic, this);
            } else if (parts.length == TIMES_IN_FRONT) {
              threads.writers().execute(() -> out.send(sse.newEvent(parts[2])));
            }
          }
        });
  }
}
