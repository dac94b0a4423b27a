package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.order.StatusCache;
import foodfast.realtime.Beat;
import foodfast.realtime.Feed;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.KnownPosition;
import foodfast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rival of the sleeping poll: an order's status on server-sent events, from any version on. */
@Path("/lab/orders/{id}/stream")
@ApplicationScoped
@RolesAllowed("CUSTOMER")
public class OrderRivalStream {
  @Inject StatusCache cache;
  @Inject FeedStreams streams;
  @Inject Caller caller;
  @Inject Jsonb json;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("id") UUID id,
      @HeaderParam("Last-Event-ID") KnownPosition last,
      @QueryParam("beat") Beat beat,
      @Context HttpServletResponse response,
      @Context SseEventSink out) {
    cache.of(id).filter(s -> s.parties().include(caller.identity())).orElseThrow(Problem::notFound);
    FeedStreams.headers(response);
    Long after = FeedStreams.position(last, new KnownPosition(0));
    streams.follow(out, caller.owner(), new Statuses(), id.toString(), after, beat);
  }

  /** The newest status alone, for that is all a customer wants to see. */
  private final class Statuses implements Feed {
    @Override
    public String kind() {
      return "order";
    }

    @Override
    public Map<String, Long> heads(Collection<String> ids) {
      return ids.stream()
          .collect(Collectors.toMap(id -> id, id -> cache.of(UUID.fromString(id)).get().version()));
    }

    @Override
    public List<Row> after(String id, long position, int limit) {
      return cache
          .newerThan(UUID.fromString(id), position)
          .filter(s -> s.version() > position)
          .map(s -> new Row(s.version(), "status", json.toJson(s.report())))
          .stream()
          .toList();
    }
  }
}
