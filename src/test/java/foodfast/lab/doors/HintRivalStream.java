package foodfast.lab.doors;

import foodfast.account.Caller;
import foodfast.realtime.Beat;
import foodfast.realtime.Feed;
import foodfast.realtime.FeedStreams;
import foodfast.realtime.KnownPosition;
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
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Rival of the broadcast: only that there is something new; clients ask their inbox for it. */
@Path("/lab/announcements/hints")
@ApplicationScoped
@RolesAllowed("CUSTOMER")
public class HintRivalStream {
  private static final String ALL = "all";

  @Inject RivalFeeds feeds;
  @Inject FeedStreams streams;
  @Inject Caller caller;

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @HeaderParam("Last-Event-ID") KnownPosition last,
      @QueryParam("beat") Beat beat,
      @Context HttpServletResponse response,
      @Context SseEventSink out) {
    FeedStreams.headers(response);
    Feed whole = feeds.of("announcements", ALL);
    streams.follow(
        out, caller.owner(), new Hints(whole), ALL, FeedStreams.position(last, null), beat);
  }

  private record Hints(Feed whole) implements Feed {
    @Override
    public String kind() {
      return whole.kind();
    }

    @Override
    public Map<String, Long> heads(Collection<String> ids) {
      return whole.heads(ids);
    }

    @Override
    public List<Row> after(String id, long position, int limit) {
      long head = whole.headOf(id);
      return head > position ? List.of(new Row(head, "hint", "{}")) : List.of();
    }
  }
}
